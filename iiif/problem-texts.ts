import { ANNOTATION_PROBLEMS } from './problems/annotation.ts'
import { FILE_PROBLEMS } from './problems/files.ts'
import { IMAGE_PROBLEMS } from './problems/image.ts'
import { PROJECT_PROBLEMS } from './problems/project.ts'

/** One problem in words: each text is a whole sentence or empty; `{name}` stands for a detail. */
export interface ProblemText {
  /** What happened. */
  readonly cause: string
  /** What it means for the work. */
  readonly consequence: string
  /** What to do. */
  readonly remedy: string
}

/** Every foreseen refusal and its sentences: the window, the command line and HTTP answers show the same. */
export const PROBLEM_TEXTS = {
  ...IMAGE_PROBLEMS,
  ...FILE_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...ANNOTATION_PROBLEMS,
} as const

export type ProblemCode = keyof typeof PROBLEM_TEXTS

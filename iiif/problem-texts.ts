import { ANNOTATION_PROBLEMS } from './problems/annotation.ts'
import { ANNOTATION_FILE_PROBLEMS } from './problems/annotation-files.ts'
import { BUNDLE_PROBLEMS } from './problems/bundle.ts'
import { COMPOSITION_PROBLEMS } from './problems/composition.ts'
import { FILE_PROBLEMS } from './problems/files.ts'
import { IMAGE_CHECK_PROBLEMS } from './problems/image-check.ts'
import { IMAGE_PROBLEMS } from './problems/image.ts'
import { LABEL_PROBLEMS } from './problems/labels.ts'
import { MANIFEST_FILE_PROBLEMS } from './problems/manifest-files.ts'
import { ORDER_PROBLEMS } from './problems/order.ts'
import { PROJECT_PROBLEMS } from './problems/project.ts'
import { GATHERING_PROBLEMS } from './problems/gathering.ts'
import { REMOTE_PROBLEMS } from './problems/remote.ts'
import { SAVING_PROBLEMS } from './problems/saving.ts'
import { TABLE_PROBLEMS } from './problems/table.ts'

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
  ...IMAGE_CHECK_PROBLEMS,
  ...COMPOSITION_PROBLEMS,
  ...FILE_PROBLEMS,
  ...BUNDLE_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...SAVING_PROBLEMS,
  ...ANNOTATION_PROBLEMS,
  ...ANNOTATION_FILE_PROBLEMS,
  ...LABEL_PROBLEMS,
  ...MANIFEST_FILE_PROBLEMS,
  ...ORDER_PROBLEMS,
  ...GATHERING_PROBLEMS,
  ...REMOTE_PROBLEMS,
  ...TABLE_PROBLEMS,
} as const

export type ProblemCode = keyof typeof PROBLEM_TEXTS

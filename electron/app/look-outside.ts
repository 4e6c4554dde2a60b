import { Problem, problem } from '../../iiif/problem.ts'
import { isLockFree } from '../files/project-lock.ts'
import { projectNameOf } from '../files/project-file.ts'
import type { ProjectStore } from '../files/project-store.ts'

/** Looks after the project file again and again: network drives and synced folders send no events. */
export interface Looking {
  stop(): void
}

export interface LookingOptions {
  readonly look: () => Promise<void>
  /** In milliseconds. */
  readonly every?: number
  readonly onMistake: (error: unknown) => void
}

/** In milliseconds: one question to the disk each time. */
const EVERY = 2000

export function lookInTime({ look, every = EVERY, onMistake }: LookingOptions): Looking {
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    void look()
      // A disk that is gone or full is told of where something is saved.
      .catch((error: unknown) => (error instanceof Problem ? undefined : onMistake(error)))
      .finally(() => (isLooking = false))
  }, every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** What became of a project that is open for reading only; each is told once. */
export function watchWhileReading(
  store: Pick<ProjectStore, 'file' | 'isChangedOutside'>,
  { code }: Problem,
): () => Promise<Problem | undefined> {
  const name = projectNameOf(store.file)
  const told = new Set<string>()
  const once = (found: Problem): Problem | undefined => {
    if (told.has(found.code)) return undefined
    told.add(found.code)
    return found
  }
  return async () => {
    if (code === 'project/reading-elsewhere' && (await isLockFree(store.file)))
      return once(problem('project/reading-free', { name }))
    return (await store.isChangedOutside())
      ? once(problem('project/reading-changed', { name }))
      : undefined
  }
}

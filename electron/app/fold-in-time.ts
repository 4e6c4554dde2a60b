import { Problem } from '../../iiif/problem.ts'

/** Folds the journal into the project file when the work rests, or when much has gathered. */
export interface Folding {
  /** Something was added to the journal. */
  note(): void
  /** Folds at once, if there is anything; does not throw, since all of it is in the journal. */
  now(): Promise<void>
  stop(): void
}

export interface FoldingOptions {
  /** @throws Problem when it cannot be done now */
  readonly fold: () => Promise<void>
  /** In bytes: what is in the journal and not yet in the project file. */
  readonly unfolded: () => number
  readonly onMistake: (error: unknown) => void
}

/** In milliseconds: as long as nothing is changed. */
const REST = 1000
/** In milliseconds: after a fold that failed. */
const PATIENCE = 30_000
/** In bytes: then it is folded while the work goes on, so that little has to be done again after a crash. */
const MUCH = 512 << 10

export function foldInTime({ fold, unfolded, onMistake }: FoldingOptions): Folding {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isStopped = false

  const later = (delay: number): void => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => void now(), delay)
    // The end of the program folds by itself.
    timer.unref()
  }

  const tryFold = async (): Promise<void> => {
    try {
      await fold()
    } catch (error) {
      // A full or unplugged disk: nothing is lost by waiting.
      if (!(error instanceof Problem)) onMistake(error)
      later(PATIENCE)
    }
  }

  const now = async (): Promise<void> => {
    clearTimeout(timer)
    await running
    if (isStopped || unfolded() === 0) return
    running = tryFold().finally(() => {
      running = undefined
    })
    await running
  }

  return {
    now,
    note() {
      if (unfolded() > 0) later(unfolded() > MUCH ? 0 : REST)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

import type { FileStanding, FileState, FromImageServer } from '../contract/image-server.ts'

type DecodingMessage = Extract<FromImageServer, { kind: 'decoding' }>

/**
 * Which files were being decoded when processes ended. A file is blamed for that state of it alone: once it
 * has another size or time, nothing is known against it.
 */
export interface CrashRecord {
  hear(message: DecodingMessage): void
  /**
   * The process has ended unasked.
   * @returns the files that are put aside from now on
   */
  processEnded(): readonly FileState[]
  /** Undefined for a file that nothing is known against. */
  standingOf(file: FileState): FileStanding | undefined
}

/** How many ends of the process put a file aside. */
const MOST_CRASHES = 3

interface Blame {
  /** How often it was the only file under way: no other can have been the cause. */
  readonly alone: number
  /** How often others were under way as well. */
  readonly shared: number
}

export function keepCrashRecord(): CrashRecord {
  const underWay = new Map<string, FileState>()
  const blames = new Map<string, Blame>()

  const isAside = (key: string): boolean => {
    const { alone, shared } = blames.get(key) ?? { alone: 0, shared: 0 }
    return alone + shared >= MOST_CRASHES
  }

  return {
    hear({ step, file }) {
      const key = keyOf(file)
      if (step === 'began') {
        underWay.set(key, file)
        return
      }
      underWay.delete(key)
      // It was decoded whole: that it was under way together with others in a crash was chance.
      if (blames.get(key)?.alone === 0 && !isAside(key)) blames.delete(key)
    },

    processEnded() {
      const files = [...underWay]
      underWay.clear()
      for (const [key] of files) {
        const { alone, shared } = blames.get(key) ?? { alone: 0, shared: 0 }
        blames.set(
          key,
          files.length === 1 ? { alone: alone + 1, shared } : { alone, shared: shared + 1 },
        )
      }
      return files.filter(([key]) => isAside(key)).map(([, file]) => file)
    },

    standingOf(file) {
      // Nearly always: nothing is known against any file.
      if (blames.size === 0) return undefined
      const key = keyOf(file)
      if (isAside(key)) return 'put-aside'
      return blames.has(key) ? 'suspect' : undefined
    },
  }
}

/** True for the same state of the same file. */
export const isSameFile = (one: FileState, other: FileState): boolean => keyOf(one) === keyOf(other)

const keyOf = ({ root, path, pathBytes, size, modified }: FileState): string =>
  JSON.stringify([root, path, pathBytes, size, modified])

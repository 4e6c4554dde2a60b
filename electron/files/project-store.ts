import { createHash } from 'node:crypto'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { problem, type Problem } from '../../iiif/problem.ts'
import { entryOf, type JournalEntry } from '../../iiif/project/journal-entry.ts'
import { startOf } from '../../iiif/project/replay.ts'
import { MOST_STEPS, type Session } from '../../iiif/project/session.ts'
import { targetProblem, writeFileAtomically } from './atomic-write.ts'
import { codeOf } from './error-code.ts'
import { journalOf, printEntry, printStart } from './journal.ts'
import { projectNameOf, projectText } from './project-file.ts'
import { keepAside } from './set-aside.ts'

/** A project file and its journal, open for writing. One call at a time. */
export interface ProjectStore {
  readonly file: string
  /** Makes entries durable, in the journal. @throws Problem `target/…`; they may be given again then */
  append(entries: readonly JournalEntry[]): Promise<void>
  /**
   * Writes the project file anew. What is in it before and came from elsewhere is set aside.
   * @param session to which the entries that were appended lead
   * @throws Problem `target/…`
   */
  fold(session: Session): Promise<void>
  /** In bytes: what was added to the journal since the last fold. */
  unfolded(): number
  /**
   * True when something else wrote the project file since it was read or written here, and is done with it: asked
   * twice, the file was the same. It is read only where its size or times differ. @throws Problem `target/…`
   */
  isChangedOutside(): Promise<boolean>
  close(): Promise<void>
}

export interface StoreOptions {
  /** Absolute. */
  readonly file: string
  /** What the journal begins with when it has to be made. */
  readonly session: Session
  /** Of the project file on disk, SHA-256; undefined when it is not there, or not to be trusted. */
  readonly fileHash: string | undefined
  /** The journal on disk as far as it can be gone on with; none when it must be made anew. */
  readonly journal: KnownJournal | undefined
  /** The project file holds the session: nothing waits to be folded into it. */
  readonly isFolded: boolean
  /** What is in the journal on disk and may be written over, since it was copied or is told anew. */
  readonly replaceable: Buffer | undefined
  /** Something was found that the scholar should know of. */
  readonly onNotice: (notice: Problem) => void
}

export interface KnownJournal {
  /** The whole lines of it. */
  readonly text: string
  readonly sequence: number
  readonly entries: number
  /** False when there is more in the file than these lines: then it is written anew before anything is added. */
  readonly isWhole: boolean
}

/** In hexadecimal digits: names a state of the project file. */
export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex')

/** In entries: then a fold begins the journal anew, with the steps that can still be undone. */
const MOST_ENTRIES = 2 * MOST_STEPS
/** In bytes: likewise, unless most of it is the state that it begins with. */
const LARGEST = 8 << 20

export function openProjectStore(options: StoreOptions): ProjectStore {
  const { file, onNotice } = options
  const journalFile = journalOf(file)
  let { fileHash } = options
  let pieces = options.journal ? [options.journal.text] : begin(file, options.session, fileHash)
  let sequence = options.journal?.sequence ?? pieces.length - 1
  let count = options.journal?.entries ?? pieces.length - 1
  let length = byteLength(pieces)
  let startLength = Buffer.byteLength(pieces[0] ?? '')
  let foldedLength = options.isFolded ? length : 0
  let fileStatus: string | undefined
  /** As it was when it was last looked at, and not as we left it. */
  let seenStatus: string | undefined
  /** Of the file of another that was set aside last: a fold that failed then is tried again. */
  let keptHash: string | undefined
  /** Open as long as the journal on disk is exactly our pieces. */
  let handle: FileHandle | undefined
  let isIntact = options.journal?.isWhole ?? false
  /** Something follows our lines on disk that is neither ours nor copied. */
  let isTornEndUnkept = options.journal?.isWhole === false && !options.replaceable

  /** The journal on disk, if it is ours still: it may have been replaced, moved or gone with its drive. */
  const openedJournal = async (): Promise<FileHandle | undefined> => {
    if (!isIntact) return undefined
    handle ??= await open(journalFile, 'a')
    const [own, found] = await Promise.all([
      handle.stat(),
      stat(journalFile).catch(() => undefined),
    ])
    if (found?.ino === own.ino && found.size === length) return handle
    await letGo()
    return undefined
  }

  const letGo = async (): Promise<void> => {
    isIntact = false
    const closing = handle
    handle = undefined
    await closing?.close().catch(() => undefined)
  }

  /** Writes the journal whole. One that is there and not ours is another's work: it is set aside. */
  const writeWhole = async (text: string): Promise<void> => {
    await letGo()
    const found = await readIfThere(journalFile)
    if (found && !isReplaceable(found)) {
      const name = await keepAside(journalFile, 'of another state', found)
      onNotice(problem('project/journal-replaced', { name: projectNameOf(file), aside: name }))
    }
    await writeFileAtomically(journalFile, text)
    isTornEndUnkept = false
    isIntact = true
  }

  const isReplaceable = (found: Buffer): boolean => {
    if (options.replaceable?.equals(found) || found.length === 0) return true
    if (isTornEndUnkept) return false
    // What we added last and could not flush may follow what is ours.
    return found.subarray(0, length).equals(Buffer.from(pieces.join('')))
  }

  const add = async (entries: readonly JournalEntry[]): Promise<void> => {
    const lines = entries.map((entry, index) => printEntry(file, sequence + index + 1, entry))
    const text = lines.join('')
    const journal = await openedJournal()
    if (!journal) await writeWhole(pieces.join('') + text)
    else {
      try {
        await journal.appendFile(text)
        await journal.datasync()
      } catch (error) {
        // After a failed flush the next one may succeed without the data: it is written to a new file instead.
        await letGo()
        throw error
      }
    }
    pieces.push(text)
    sequence += entries.length
    count += entries.length
    length += Buffer.byteLength(text)
  }

  /** A project file that someone else wrote is set aside before ours takes its place. */
  const keepOthers = async (): Promise<void> => {
    const found = await statusOf(file)
    if (found === undefined || found === fileStatus) return
    const bytes = await readFile(file)
    const hash = hashOf(bytes)
    if (hash === fileHash || hash === keptHash) return
    const what = fileHash === undefined ? 'damaged' : 'changed elsewhere'
    const name = await keepAside(file, what, bytes)
    keptHash = hash
    if (fileHash === undefined) return
    onNotice(problem('project/changed-outside', { name: projectNameOf(file), aside: name }))
  }

  /** Begins the journal anew when it has grown long; the steps that can be undone stay in it. */
  const shorten = async (session: Session): Promise<void> => {
    if (count < MOST_ENTRIES && length - startLength < LARGEST) return
    const start = printStart(file, startOf(session))
    const entries = entriesOf(session, fileHash)
    const text = entries.map((entry, index) => printEntry(file, index + 1, entry)).join('')
    await writeWhole(start + text)
    pieces = [start, text]
    sequence = count = entries.length
    length = byteLength(pieces)
    startLength = Buffer.byteLength(start)
  }

  /** Undefined when something else has written it already. */
  const statusAsWritten = async (hash: string): Promise<string | undefined> => {
    // The status before the bytes: what is written between the two shows in one of them.
    const status = await statusOf(file)
    return hashOf(await readFile(file)) === hash ? status : undefined
  }

  const lookOutside = async (): Promise<boolean> => {
    const found = await statusOf(file)
    if (found === undefined || found === fileStatus || fileHash === undefined) return false
    const isStill = found === seenStatus
    seenStatus = found
    if (!isStill || hashOf(await readFile(file)) !== fileHash) return isStill
    fileStatus = found
    return false
  }

  const guarded = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch (error) {
      throw targetProblem(error, file)
    }
  }

  return {
    file,
    append: (entries) => guarded(() => add(entries)),
    fold: (session) =>
      guarded(async () => {
        const text = projectText(file, session.project)
        const hash = hashOf(text)
        await keepOthers()
        // Before the rename, so that whichever of the two files a crash leaves there is known.
        await add([{ kind: 'fold', file: hash, ...(fileHash ? { over: fileHash } : {}) }])
        await writeFileAtomically(file, text)
        fileHash = hash
        fileStatus = await statusAsWritten(hash)
        // From now on, the file that was there before is one that someone brought back.
        await add([{ kind: 'fold', file: hash, over: hash }])
        await shorten(session)
        foldedLength = length
      }),
    unfolded: () => length - foldedLength,
    isChangedOutside: () => guarded(lookOutside),
    close: letGo,
  }
}

/**
 * A store for a project that goes on in another file. What is there was given up by the scholar, who chose it: it
 * is replaced at the first fold.
 *
 * @throws Problem `target/…`
 */
export async function storeForCopy(
  file: string,
  { session, onNotice }: Pick<StoreOptions, 'session' | 'onNotice'>,
): Promise<ProjectStore> {
  const [there, replaceable] = await Promise.all([file, journalOf(file)].map(readIfThere)).catch(
    (error: unknown) => {
      throw targetProblem(error, file)
    },
  )
  return openProjectStore({
    file,
    session,
    fileHash: there && hashOf(there),
    isFolded: false,
    journal: undefined,
    replaceable,
    onNotice,
  })
}

/** The bytes of a file; undefined where there is none. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** A new journal: the state it begins with, and the file in which that state is. */
function begin(file: string, session: Session, fileHash: string | undefined): string[] {
  const entries = entriesOf(session, fileHash)
  return [
    printStart(file, startOf(session)),
    ...entries.map((entry, index) => printEntry(file, index + 1, entry)),
  ]
}

/** The shortest way from the oldest state that is kept to the session, with what can be redone. */
function entriesOf(session: Session, fileHash: string | undefined): readonly JournalEntry[] {
  const { past, future } = session
  return [
    ...past.map(entryOf),
    ...[...future].reverse().map(entryOf),
    ...future.map((): JournalEntry => ({ kind: 'undo' })),
    ...(fileHash === undefined ? [] : [{ kind: 'fold', file: fileHash } as const]),
  ]
}

const byteLength = (pieces: readonly string[]): number =>
  pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)

/** Tells whether a file was touched without reading it; undefined where there is none. */
async function statusOf(file: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(file)
    return [ino, size, mtimeMs, ctimeMs].join(' ')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined
    throw error
  }
}

import type { Entry } from 'yauzl'

/** What of an entry of a zip file decides whether it is written. */
export type EntryHeader = Pick<
  Entry,
  'fileName' | 'compressedSize' | 'uncompressedSize' | 'externalFileAttributes'
> & { isEncrypted(): boolean }

/** More than any object has; a file of a few bytes could name many millions. */
const MOST_ENTRIES = 100_000
/** In bytes, of all that is in it. */
const MOST_BYTES = 20e9
/** How much smaller an honest file becomes; what shrinks more is made to fill the disk. */
const MOST_RATIO = 200
/** In bytes: an empty project is small, and shrinks well. */
const NEVER_A_BOMB = 1_000_000

/** The kinds of files of Unix, in the upper half of the attributes. */
const KIND = 0o170000
const ORDINARY_KINDS: ReadonlySet<number> = new Set([0, 0o100000, 0o040000])

/** Names that Windows keeps for devices, with whatever ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** What was seen of a zip file so far. */
export interface SeenEntries {
  readonly names: ReadonlySet<string>
  /** Of all entries, unpacked. */
  readonly bytes: number
  /** Of the zip file itself. */
  readonly fileBytes: number
}

/** Why an entry must not be written, as the end of a sentence; undefined when it may. */
export function findDanger(entry: EntryHeader, seen: SeenEntries): string | undefined {
  const { fileName, compressedSize, uncompressedSize, externalFileAttributes } = entry
  if (seen.names.size >= MOST_ENTRIES) return `it has more than ${MOST_ENTRIES} files`
  if (seen.bytes + uncompressedSize > MOST_BYTES) return 'it holds more than 20 gigabytes'
  if (seen.bytes + uncompressedSize > Math.max(NEVER_A_BOMB, MOST_RATIO * seen.fileBytes))
    return `it would grow more than ${MOST_RATIO} times`
  if (uncompressedSize > NEVER_A_BOMB && uncompressedSize > MOST_RATIO * compressedSize)
    return `"${fileName}" would grow more than ${MOST_RATIO} times`
  if (entry.isEncrypted()) return `"${fileName}" is encrypted`
  if (!ORDINARY_KINDS.has((externalFileAttributes >>> 16) & KIND))
    return `"${fileName}" is a link or a device`
  if (seen.names.has(keyOf(fileName))) return `"${fileName}" is in it twice`
  return findDangerInName(fileName)
}

/** Systems that tell no capital letters apart would write one over the other. */
export const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

function findDangerInName(name: string): string | undefined {
  const parts = name.replace(/\/$/, '').split('/')
  if (/[\\:\u0000-\u001f\u007f]/.test(name)) return `"${name}" is no name for a file`
  if (Buffer.byteLength(name) > 1000) return 'the name of a file in it is too long'
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return `"${name}" leads out of its folder`
  if (parts.some((part) => DEVICE.test(part) || /[. ]$/.test(part)))
    return `"${name}" is no name for a file on every system`
  return undefined
}

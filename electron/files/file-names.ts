/**
 * Names of files as text. On Linux a name is bytes, and need not be UTF-8; such a name becomes a readable
 * text in which each byte that is no character stands as ‹FC›.
 */
export interface NamedEntry<Entry> {
  /** Unlike that of every other entry of the folder. */
  readonly text: string
  readonly entry: Entry
}

/** Entries that system calls named by bytes. */
export interface WithBytes {
  readonly name: Buffer
}

/**
 * Gives every entry of one folder a text of its own. The same folder gives the same texts each time, in
 * whatever order the system lists it.
 */
export function nameEntries<Entry extends WithBytes>(
  entries: readonly Entry[],
): readonly NamedEntry<Entry>[] {
  const named = entries.map((entry) => ({ entry, text: entry.name.toString('utf8') }))
  const isText = ({ entry, text }: NamedEntry<Entry>): boolean =>
    Buffer.from(text).equals(entry.name)
  const texts = named.filter(isText)
  if (texts.length === named.length) return named

  const taken = new Set(texts.map(({ text }) => text))
  const others = named
    .filter((one) => !isText(one))
    .sort((one, other) => Buffer.compare(one.entry.name, other.entry.name))
    .map(({ entry }) => {
      const text = freeText(readableText(entry.name), taken)
      taken.add(text)
      return { entry, text }
    })
  return [...texts, ...others]
}

function freeText(wanted: string, taken: ReadonlySet<string>): string {
  let text = wanted
  for (let number = 2; taken.has(text); number += 1) text = `${wanted} ‹${number}›`
  return text
}

/** The bytes as text; those that are no part of a UTF-8 character as their number in ‹›. */
function readableText(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at)
    text += length
      ? bytes.toString('utf8', at, at + length)
      : `‹${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}›`
    at += Math.max(length, 1)
  }
  return text
}

/** How many bytes the UTF-8 character at this place has; 0 when there is none. */
function characterLength(bytes: Buffer, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    const piece = bytes.subarray(at, at + length)
    const text = piece.toString('utf8')
    if (piece.length === length && !text.includes('\ufffd')) return length
    if (text === '\ufffd' && piece.equals(Buffer.from('\ufffd'))) return length
  }
  return 0
}

/** What systems and programs put into folders for themselves: never a scan. */
const SYSTEM_NAMES = new Set([
  'thumbs.db',
  'desktop.ini',
  'ehthumbs.db',
  '@eadir',
  '#recycle',
  '__macosx',
])

/** True for what is not even listed: hidden files, leavings of systems, lock files, our own projects. */
export const isIgnoredName = (name: string): boolean =>
  name.startsWith('.') ||
  name.startsWith('~$') ||
  name.endsWith('.florilegium') ||
  SYSTEM_NAMES.has(name.toLowerCase())

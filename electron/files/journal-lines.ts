import { crc32 } from 'node:zlib'

/** One line of a journal that is as it was written. */
export interface Line {
  readonly value: unknown
  /** In bytes, from the beginning of the journal: behind its line break. */
  readonly end: number
}

/** Lines of a journal that follow one another. */
export interface LineRun {
  /** In bytes: where they begin. */
  readonly start: number
  readonly lines: readonly Line[]
}

/**
 * A line of a journal: eight hexadecimal digits, the CRC-32 of the text after them; a space; JSON without a line
 * break. Whatever a crash or a disk leaves of a line, it is known for not being one.
 */
export function printLine(value: unknown): string {
  const text = JSON.stringify(value)
  return `${checkSumOf(text)} ${text}\n`
}

/** All that can be trusted of a journal: one run of lines, or several with torn or damaged lines between. */
export function readRuns(bytes: Buffer): readonly LineRun[] {
  const runs: LineRun[] = []
  let start = 0
  let end = 0
  let lines: Line[] = []
  const finish = (next: number): void => {
    if (lines.length) runs.push({ start, lines })
    lines = []
    start = end = next
  }
  for (let lineEnd = bytes.indexOf(0x0a); lineEnd >= 0; lineEnd = bytes.indexOf(0x0a, end)) {
    const line = readLine(bytes.subarray(end, lineEnd))
    if (line) {
      end = lineEnd + 1
      lines.push({ value: line.value, end })
    } else finish(lineEnd + 1)
  }
  finish(bytes.length)
  return runs
}

/** In bytes: the check sum and the space. */
const BEFORE_TEXT = 9

function readLine(found: Buffer): { readonly value: unknown } | undefined {
  const line = withoutEditors(found)
  const text = line.subarray(BEFORE_TEXT)
  if (line.subarray(0, BEFORE_TEXT).toString('latin1') !== `${checkSumOf(text)} `) return undefined
  try {
    return { value: JSON.parse(text.toString('utf8')) }
  } catch {
    // A check sum that fits by chance.
    return undefined
  }
}

/** What editors put around a line, a byte order mark or half a line break of Windows, says nothing of what is in it. */
function withoutEditors(line: Buffer): Buffer {
  const from = line.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0
  return line.subarray(from, line.at(-1) === CARRIAGE_RETURN ? -1 : undefined)
}

const MARK = Buffer.from('\ufeff')
const CARRIAGE_RETURN = 0x0d

const checkSumOf = (text: string | Buffer): string => crc32(text).toString(16).padStart(8, '0')

import { crc32 } from 'node:zlib'

/** Lines of a journal that follow one another and are as they were written. */
export interface LineRun {
  /** In bytes: where they begin and end. */
  readonly start: number
  readonly end: number
  /** Each is the value of one line. */
  readonly values: readonly unknown[]
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
  let values: unknown[] = []
  const finish = (next: number): void => {
    if (values.length) runs.push({ start, end, values })
    values = []
    start = end = next
  }
  for (let lineEnd = bytes.indexOf(0x0a); lineEnd >= 0; lineEnd = bytes.indexOf(0x0a, end)) {
    const line = readLine(bytes.subarray(end, lineEnd))
    if (line) {
      values.push(line.value)
      end = lineEnd + 1
    } else finish(lineEnd + 1)
  }
  finish(bytes.length)
  return runs
}

/** In bytes: the check sum and the space. */
const BEFORE_TEXT = 9

function readLine(line: Buffer): { readonly value: unknown } | undefined {
  const text = line.subarray(BEFORE_TEXT)
  if (line.subarray(0, BEFORE_TEXT).toString('latin1') !== `${checkSumOf(text)} `) return undefined
  try {
    return { value: JSON.parse(text.toString('utf8')) }
  } catch {
    // A check sum that fits by chance.
    return undefined
  }
}

const checkSumOf = (text: string | Buffer): string => crc32(text).toString(16).padStart(8, '0')

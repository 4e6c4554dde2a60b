import { parseArgs, type ParseArgsConfig } from 'node:util'
import { problem } from '../../iiif/problem.ts'

/** What may follow the name of a command, as `parseArgs` of Node describes it. */
export type Options = NonNullable<ParseArgsConfig['options']>

/** The words after the name of a command. @throws Problem `command/usage` */
export function parse<const Known extends Options>(args: string[], options: Known) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // The first sentence says what is wrong; what Node adds is about writing programs.
    throw usage(error.message.split(/\. |\n/)[0] ?? error.message)
  }
}

/** The one word that a command is about. @throws Problem `command/usage` */
export function onlyOne(words: readonly string[], name: string): string {
  const [first, second] = words
  if (first === undefined || first === '') throw usage(`Say which: this command needs ${name}`)
  if (second !== undefined) throw usage(`This command takes ${name} only; "${second}" is too much`)
  return first
}

/** The value that a word stands for. @throws Problem `command/usage` */
export function oneOf<Value>(
  known: ReadonlyMap<string, Value>,
  option: string,
  text: string,
): Value {
  const value = known.get(text)
  if (value === undefined) {
    throw usage(`${option} is one of ${[...known.keys()].join(', ')}, not "${text}"`)
  }
  return value
}

/** @param reason a sentence, with or without its full stop */
export const usage = (reason: string): Error =>
  problem('command/usage', { reason: reason.replace(/\.$/, '') })

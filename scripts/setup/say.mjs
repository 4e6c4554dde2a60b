import path from 'node:path'

/** The root of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Tells the person at the terminal what goes on: on standard error, so that answers stay clean. */
export const say = (sentence) => process.stderr.write(`florilegium: ${sentence}\n`)

/** A foreseen reason why a command cannot go on, as one sentence; everything else is a bug. */
export class Refusal extends Error {}

/** Runs a command to its end; a refusal becomes its sentence and exit code 2. */
export async function runToExit(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    process.exitCode = 2
  }
}

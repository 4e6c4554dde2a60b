import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

export interface RunningCommand {
  readonly process: ChildProcess
  readonly standardOutput: () => string
  readonly standardError: () => string
  /** Resolves when standard output holds such a text; fails when the command ends before. */
  readonly untilSaid: (text: RegExp) => Promise<RegExpExecArray>
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Runs one of the scripts of the checkout under plain Node, as npm does. */
export function runScript(
  script: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningCommand {
  const file = path.join(root, 'scripts', script)
  const child = spawn(process.execPath, [file, ...parameters], { cwd: root, env: environment })
  const spoken = { output: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (spoken.output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (spoken.error += chunk.toString()))
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal ?? 0))
  })
  return {
    process: child,
    standardOutput: () => spoken.output,
    standardError: () => spoken.error,
    untilSaid: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.exec(spoken.output)
          if (found) resolve(found)
        }
        child.stdout.on('data', look)
        void ended.then(() => reject(new Error(`It ended first. ${spoken.output}${spoken.error}`)))
        look()
      }),
    ended,
  }
}

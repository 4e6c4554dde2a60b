import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './say.mjs'

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** The exit code of a process that ended by a signal is 128 and the signal's number, as shells have it. */
const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/**
 * Runs a program in our terminal until it ends, passing on what would end us.
 *
 * @returns its exit code
 */
export function run(
  program,
  parameters,
  { env = process.env, cwd = root, stdio = 'inherit' } = {},
) {
  const child = spawn(program, parameters, { cwd, env, stdio })
  const passOn = Object.fromEntries(PASSED_ON.map((signal) => [signal, () => child.kill(signal)]))
  for (const [signal, listener] of Object.entries(passOn)) process.on(signal, listener)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const [name, listener] of Object.entries(passOn)) process.off(name, listener)
      resolve(exitCodeOf(code, signal))
    })
  })
}

/** Runs a program silently; its output is in the answer. */
export const ask = (program, parameters, options = {}) =>
  spawnSync(program, parameters, { cwd: root, encoding: 'utf8', ...options })

/** How npm is called: through Node where npm started us, since `npm` is a batch file on Windows. */
export function npmCommand(parameters) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return [process.execPath, [cli, ...parameters]]
  return ['npm', parameters]
}

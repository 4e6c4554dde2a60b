import { spawn, type ChildProcess } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { builtCli } from './build-cli.ts'

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command line that is running, and what it has said so far. */
export interface RunningCli {
  readonly process: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<CliResult>
}

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built command line as a process of its own; it is gone when the test is over. */
export async function startCli(
  words: readonly string[],
  options: CliOptions = {},
): Promise<RunningCli> {
  const child = spawn(process.execPath, [await builtCli(), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const ended = new Promise<CliResult>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  })
  return { process: child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Runs the built command line to its end. */
export const runCli = async (words: readonly string[], options?: CliOptions): Promise<CliResult> =>
  (await startCli(words, options)).ended

export interface Addresses {
  readonly image2: string
  readonly image3: string
  readonly presentation2: string
  readonly presentation3: string
}

/** Starts `serve … --json` and waits for its addresses. */
export async function startServing(
  words: readonly string[],
  options?: CliOptions,
): Promise<RunningCli & { readonly addresses: Addresses }> {
  const cli = await startCli(['serve', ...words, '--json'], options)
  const line = await firstLine(cli)
  return { ...cli, addresses: JSON.parse(line) as Addresses }
}

/** What it says first on standard output, however long that takes: the test has its own limit. */
const firstLine = ({ process, stdout, ended }: RunningCli): Promise<string> =>
  new Promise((resolve, reject) => {
    process.stdout?.on('data', () => {
      const end = stdout().indexOf('\n')
      if (end >= 0) resolve(stdout().slice(0, end))
    })
    void ended.then(({ stderr }) => reject(new Error(`It ended without an address: ${stderr}`)))
  })

/** Asks it to end, as Ctrl+C does, and waits until it has. */
export function endCli({ process, ended }: RunningCli): Promise<CliResult> {
  process.kill('SIGINT')
  return ended
}

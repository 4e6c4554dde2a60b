import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { codeOf } from './error-code.ts'

/**
 * Tells a process from every other that has its number before or after it: on Linux the start of the system and
 * the ticks from there, on macOS the second in which it began. Undefined where the system does not tell.
 */
export async function startOfProcess(number: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return await startOnLinux(number)
    if (process.platform === 'darwin') return await startOnMac(number)
  } catch {
    // There is no such process, or it is another person's.
  }
  return undefined
}

/** True when a process with this number runs on this computer, whoever it belongs to. */
export function isRunning(number: number): boolean {
  try {
    process.kill(number, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** After the last parenthesis of the name; the 22nd field of the line is the start, in clock ticks. */
async function startOnLinux(number: number): Promise<string | undefined> {
  const [boot, status] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    readFile(`/proc/${number}/stat`, 'utf8'),
  ])
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
  return `${boot.trim()}/${fields[19] ?? ''}`
}

async function startOnMac(number: number): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(number)], {
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  return stdout.trim() || undefined
}

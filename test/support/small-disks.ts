import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** True where disks can be made: for root on Linux. Elsewhere nobody can take away room or the right to write. */
export const mayMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'true']).status === 0

/** Makes a disk in memory at this place, of this size as `mount` has it: `256k`. Gives what takes it away again. */
export function mountDisk(place: string, size: string): () => void {
  mkdirSync(place, { recursive: true })
  run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'none', place)
  // Also where something on it is still open, as when a drive is pulled out.
  return () => run('umount', '-l', place)
}

/** What is in the folder can only be read, by whomever, until the function that it returns is called. */
export function makeReadOnly(folder: string): () => void {
  run('mount', '--bind', folder, folder)
  run('mount', '-o', 'remount,ro,bind', folder)
  return () => run('umount', '-l', folder)
}

function run(command: string, ...parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(command, [...parameters], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${stderr}`)
}

// What the figures were measured with: without it they cannot be compared with others.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { versionsOfPeers } from './peers.mjs'

/** The computer, in a line. */
export function describeComputer() {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const load = os.loadavg()[0].toFixed(1)
  return `${os.availableParallelism()} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.version}, load ${load} at the end, ${new Date().toISOString().slice(0, 10)}`
}

/** The programs that were compared, in a line: ours by what it stands on, those of others where they are installed. */
export function describePrograms() {
  const programs = [
    ['sharp', versionOfPackage('sharp')],
    ['vips', firstNumber('vips', ['--version'])],
    ['djpeg', firstNumber('djpeg', ['-version'])],
    ...versionsOfPeers(),
  ]
  return programs
    .map(([name, version]) => (version ? `${name} ${version}` : `${name} is not installed`))
    .join(', ')
}

const versionOfPackage = (name) =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../node_modules', name, 'package.json')),
  ).version

/** What a program calls its version; undefined where it is not installed. */
function firstNumber(program, parameters) {
  const { stdout, stderr, error } = spawnSync(program, parameters, {
    encoding: 'utf8',
    timeout: 5000,
  })
  return error ? undefined : /\d+(\.\d+)+/.exec(stdout + stderr)?.[0]
}

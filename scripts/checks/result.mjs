import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../setup/say.mjs'

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped what could not run, by name
 */

/** @type {(passed: number, failed: number, skipped?: readonly string[]) => Result} */
export const result = (passed, failed, skipped = []) => ({ passed, failed, skipped })

export const sum = (results) =>
  results.reduce(
    (total, { passed, failed, skipped }) =>
      result(total.passed + passed, total.failed + failed, [...total.skipped, ...skipped]),
    result(0, 0),
  )

/** The last line of a test run, as machines read it. What was skipped is named before it. */
export const formatTotal = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** Where a tool keeps what runs, called through Node so that it works without a shell. */
const TOOLS = {
  eslint: 'eslint/bin/eslint.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  'vue-tsc': 'vue-tsc/bin/vue-tsc.js',
}

export const tool = (name, ...parameters) => [
  path.join(root, 'node_modules', TOOLS[name]),
  ...parameters,
]

/** Runs a tool to its end and keeps what it says, so that checks can run beside each other. */
export function listen(parameters) {
  const child = spawn(process.execPath, parameters, { cwd: root })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}

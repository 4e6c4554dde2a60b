import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { run } from '../setup/run.mjs'
import { root } from '../setup/say.mjs'
import { result, tool } from './result.mjs'

const REPORT = path.join(root, 'test-results/unit.json')

/** @param filters parts of the names of test files; none means all */
export async function checkUnit(filters) {
  rmSync(REPORT, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${REPORT}`]
  const code = await run(process.execPath, tool('vitest', 'run', ...reporters, ...filters))
  const counted = count(readReport())
  // An error outside of any test, such as a promise that nobody awaited, counts too.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  }
}

function count({ numPassedTests, numFailedTests, testResults }) {
  const isBroken = ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
  const notRun = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName)
  return result(numPassedTests, numFailedTests + testResults.filter(isBroken).length, notRun)
}

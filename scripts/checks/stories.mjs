import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setUpElectron } from '../setup.mjs'
import { ask, run } from '../setup/run.mjs'
import { Refusal, root, say } from '../setup/say.mjs'
import { withDisplay } from '../setup/system.mjs'
import { result, tool } from './result.mjs'

const REPORT = path.join(root, 'test-results/stories.json')

/** @param filters parts of the names of story files; none means all */
export async function checkStories(filters) {
  const obstacle = await findObstacle()
  if (obstacle) {
    say(`the stories cannot run: ${obstacle}.`)
    return result(0, 0, listStories(filters))
  }
  rmSync(REPORT, { force: true })
  const parameters = tool('playwright', 'test', '--reporter=list,json', ...filters)
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT }
  const code = await run(...withDisplay(process.execPath, parameters), { env })
  const counted = count(readReport())
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

async function findObstacle() {
  try {
    return (await setUpElectron()).obstacle
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message
  }
}

function listStories(filters) {
  const parameters = tool('playwright', 'test', '--list', '--reporter=json', ...filters)
  return storiesOf(JSON.parse(ask(process.execPath, parameters).stdout)).map(({ name }) => name)
}

function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return { suites: [], errors: [{}] }
  }
}

function count(report) {
  const stories = storiesOf(report)
  const namesOf = (...statuses) =>
    stories.filter(({ status }) => statuses.includes(status)).map(({ name }) => name)
  const failed = namesOf('unexpected').length + (report.errors?.length ?? 0)
  return result(namesOf('expected', 'flaky').length, failed, namesOf('skipped'))
}

/** Every story of a report of Playwright's, whose suites lie in each other. */
function storiesOf({ suites = [] }, within = []) {
  return suites.flatMap((suite) => {
    const place = [...within, suite.title]
    const own = (suite.specs ?? []).map((spec) => ({
      name: [...place, spec.title].join(' › '),
      status: spec.tests[0]?.status ?? 'skipped',
    }))
    return [...own, ...storiesOf(suite, place)]
  })
}

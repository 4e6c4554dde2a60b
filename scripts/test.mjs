// `npm test`: sets up what is missing, then runs every check, each even if an earlier one failed.
//   npm test -- stories            one part: types, lint, format, unit, stories
//   npm test -- unit journal       the unit tests whose file is named so
//   npm run check                  everything but the stories
import { setUpTools } from './setup.mjs'
import { runToExit, say } from './setup/say.mjs'

const PARTS = ['types', 'lint', 'format', 'build', 'unit', 'stories']
const NEEDS_BUILD = ['unit', 'stories']
const WITHOUT_STORIES = '--without-stories'

const given = process.argv.slice(2)
const named = given.filter((word) => PARTS.includes(word))
const filters = given.filter((word) => !PARTS.includes(word) && word !== WITHOUT_STORIES)

function isWanted(part) {
  if (given.includes(WITHOUT_STORIES) && part === 'stories') return false
  if (part === 'build' && named.some((other) => NEEDS_BUILD.includes(other))) return true
  return named.length === 0 || named.includes(part)
}

/** Whatever goes wrong inside a part is a failure of that part; the others still run. */
async function runPart(part, check) {
  if (!isWanted(part)) return []
  const start = performance.now()
  try {
    return [await check()]
  } catch (error) {
    process.stdout.write(`✗ ${part}\n${error.stack ?? error}\n`)
    return [{ passed: 0, failed: 1, skipped: [] }]
  } finally {
    say(`${part}: ${Math.round((performance.now() - start) / 1000)} s`)
  }
}

/**
 * On a machine that tests for others, a story that could not run must not be taken for one that passed.
 * Unit tests may be skipped: those over documents from elsewhere, which are not in every checkout.
 */
const countSkippedAsFailed = ({ passed, failed, skipped }) => ({
  passed,
  failed: failed + skipped.length,
  skipped,
})

await runToExit(async () => {
  await setUpTools()
  const { checkFormat, checkLint, checkTypes } = await import('./checks/static.mjs')
  const { checkStories } = await import('./checks/stories.mjs')
  const { checkUnit } = await import('./checks/unit.mjs')
  const { formatTotal, result, sum } = await import('./checks/result.mjs')
  const { buildIfChanged } = await import('./setup/build-if-changed.mjs')

  const results = (
    await Promise.all([
      runPart('types', checkTypes),
      runPart('lint', checkLint),
      runPart('format', checkFormat),
    ])
  ).flat()
  const build = async () => {
    await buildIfChanged()
    return result(1, 0)
  }
  results.push(...(await runPart('build', build)))
  results.push(...(await runPart('unit', () => checkUnit(filters))))
  const stories = await runPart('stories', () => checkStories(filters))
  results.push(...(process.env.CI ? stories.map(countSkippedAsFailed) : stories))

  const total = sum(results)
  for (const name of total.skipped) process.stdout.write(`skipped: ${name}\n`)
  process.stdout.write(`${formatTotal(total)}\n`)
  return total.failed === 0 ? 0 : 1
})

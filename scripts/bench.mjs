// `npm run bench`: how fast the main job goes on this computer, as a Markdown table. Absolute numbers say
// as much about the computer as about the program; ratios say more.
import { setUpTools } from './setup.mjs'
import { run } from './setup/run.mjs'
import { hasDisplay, withDisplay } from './setup/system.mjs'

/** Loaded when they are needed: on a fresh checkout there are no packages before `setUpTools`. */
const MEASURE = {
  tiles: async () => (await import('./bench/tiles.mjs')).measureTiles(),
  peers: async () => (await import('./bench/peer-tiles.mjs')).measurePeerTiles(),
  feel: async () => (await import('./bench/feel.mjs')).measureFeel(),
  opening: async () => (await import('./bench/open.mjs')).measureOpening(),
  listing: async () => (await import('./bench/listing.mjs')).measureListing(),
  regions: async () => (await import('./bench/regions.mjs')).measureRegions(),
  whole: async () => (await import('./bench/open.mjs')).measureWhole(),
  many: async () => (await import('./bench/many.mjs')).measureMany(),
  window: async () => (await import('./bench/window.mjs')).measureWindow(),
  checks: async () => (await import('./bench/checks.mjs')).measureChecks(),
  publish: async () => (await import('./bench/publish.mjs')).measurePublish(),
  journal: async () => (await import('./bench/journal.mjs')).measureJournal(),
}
const PARTS = Object.keys(MEASURE)

const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) {
  process.stderr.write(`usage: npm run bench [-- ${PARTS.join(' | ')} ...]\n`)
  process.exit(2)
}

await setUpTools()
if (
  !hasDisplay() &&
  (asked.length === 0 || asked.some((part) => part === 'feel' || part === 'window'))
) {
  // The window needs a display: all of it once more under a virtual one, which then is there.
  await ensureDisplay()
  process.exit(await run(...withDisplay(process.execPath, [import.meta.filename, ...asked])))
}
// Headers are read in this process itself: first, since what is measured before it leaves its traces in memory.
const chosen = PARTS.filter((name) => asked.length === 0 || asked.includes(name))
const measured = new Map()
for (const part of chosen.toSorted((one, other) => rankOf(one) - rankOf(other))) {
  process.stderr.write(`measuring: ${part} ...\n`)
  measured.set(part, await MEASURE[part]())
}
const rows = chosen.flatMap((part) => measured.get(part))
const { describeComputer, describePrograms } = await import('./bench/computer.mjs')
process.stdout.write(`${describeComputer()}\n${describePrograms()}\n\n${tableOf(rows)}\n`)
process.exitCode = rows.some(({ goal }) => goal?.isMet === false) ? 1 : 0

function rankOf(part) {
  return part === 'listing' ? 0 : 1
}

/** Installs what a virtual display needs, where that can be done. */
async function ensureDisplay() {
  const { obstacle } = await (await import('./setup.mjs')).setUpElectron()
  if (obstacle) process.stderr.write(`${obstacle}\n`)
}

function tableOf(rows) {
  const cells = rows.map(({ what, result, beside = '', goal }) => [
    what,
    result,
    goal ? `${goal.text}: ${goal.isMet ? 'met' : 'missed'}` : '',
    beside,
  ])
  const lines = [['measured', 'result', 'goal', 'beside'], ['---', '---', '---', '---'], ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

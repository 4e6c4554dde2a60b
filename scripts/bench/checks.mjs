import path from 'node:path'
import { importBundled } from './bundle.mjs'
import { CANVASES, largeProject } from './large-project.mjs'
import { median, readable, timed } from './measure.mjs'

const ROUNDS = 9
/** In milliseconds; the window waits 300 ms for more edits before it asks. */
const GOAL = 700

const OPTIONS = {
  version: '3.0',
  base: 'https://example.org/codex',
  imageBase: 'https://images.example.org/iiif/3',
  imageVersion: 3,
}

/** How long the checks of a large object take: at first, and after an edit. */
export async function measureChecks() {
  const root = path.resolve(import.meta.dirname, '../..')
  const { makeChecker } = await importBundled(path.join(root, 'iiif/checks/checker.ts'))
  const project = largeProject()
  const check = makeChecker()
  const first = (await timed(() => check(project, OPTIONS))).milliseconds
  const after = async (edit) => {
    const times = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const edited = edit(project, round)
      times.push((await timed(() => check(edited, OPTIONS))).milliseconds)
    }
    return median(times)
  }
  const label = await after((held, round) =>
    edited(held, 'canvas-7', { label: { none: [`f. ${round}`] } }),
  )
  const title = await after((held, round) =>
    edited(held, 'manifest', { label: { en: [`Codex ${round}`] } }),
  )
  const row = (what, milliseconds) => ({
    what: `checks of ${CANVASES.toLocaleString('en')} canvases, each with a comment: ${what}`,
    result: readable(milliseconds),
  })
  const goal = (milliseconds) => ({ text: readable(GOAL), isMet: milliseconds <= GOAL })
  return [
    row('when the project is opened', first),
    { ...row('after the label of a canvas was changed', label), goal: goal(label) },
    { ...row('after the title of the object was changed', title), goal: goal(title) },
  ]
}

function edited(project, id, properties) {
  const record = project.records.get(id)
  return { ...project, records: new Map(project.records).set(id, { ...record, ...properties }) }
}

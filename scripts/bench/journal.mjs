import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { importBundled } from './bundle.mjs'
import { largeProject } from './large-project.mjs'
import { quantile, readable, timed } from './measure.mjs'

const ROUNDS = 60
/** In milliseconds: until the window says "All changes saved", of 95 in 100 edits. */
const GOAL = 100
/** In bytes. */
const MOST = 5_000

/**
 * How long it takes until an edit of 5,000 canvases, each with an annotation, is durable, and what it adds to the
 * journal: from the change as main gets it to the moment at which it says that all is saved.
 */
export async function measureJournal() {
  const work = await importBundled(path.join(import.meta.dirname, 'journal-work.mjs'))
  const folder = await mkdtemp(path.join(os.tmpdir(), 'florilegium-journal-'))
  try {
    const { edit, end, size } = await openWork(work, path.join(folder, 'Codex.florilegium'))
    const rows = []
    for (const [what, command] of Object.entries(editsOf(work))) {
      rows.push(await measure(what, { command, edit, size }))
    }
    await end()
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Every kind of edit, of the project as it is at that moment. */
const editsOf = ({ addAnnotation, manifestOf, moveCanvases, orderCanvases, setLabel }) => ({
  'the label of a canvas': (project, round) =>
    setLabel(project, { ids: [`canvas-${round * 7}`] }, { none: [`f. ${round}v`] }),
  'a canvas moved': (project, round) =>
    moveCanvases(project, { canvases: [`canvas-${round * 7}`], to: round * 53 }),
  'the order of all turned round': (project) =>
    orderCanvases(project, [...manifestOf(project).items].reverse()),
  'rectos and versos by turns': (project) =>
    orderCanvases(project, woven(manifestOf(project).items)),
  'an annotation': (project, round) =>
    addAnnotation(project, {
      type: 'Annotation',
      id: `remark-${round}`,
      canvas: `canvas-${round * 3}`,
      motivation: 'commenting',
      bodies: [{ value: 'A later hand has added two lines in the margin.', language: 'en' }],
      target: { kind: 'rectangle', x: 120, y: 340, width: 900, height: 210 },
    }),
})

/** The second half between the first, as where all rectos were photographed before all versos. */
const woven = (items) => {
  const half = Math.ceil(items.length / 2)
  return items.map((_, place) => items[(place % 2) * half + Math.floor(place / 2)])
}

async function measure(what, { command, edit, size }) {
  const times = []
  let most = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await size()
    times.push((await timed(() => edit((project) => command(project, round)))).milliseconds)
    most = Math.max(most, (await size()) - before)
    // As the window leaves it between two edits: what main does after one may not hold up the next unseen.
    await wait(20)
  }
  const late = quantile(times, 0.95)
  return {
    what: `journal, 5,000 canvases: ${what}`,
    result: `${most.toLocaleString('en')} bytes at most, saved after ${readable(late)} (95 of 100)`,
    goal: { text: `5 KB, ${readable(GOAL)}`, isMet: most < MOST && late < GOAL },
    beside: `median ${readable(quantile(times, 0.5))}`,
  }
}

async function openWork(work, file) {
  await work.saveProject(file, largeProject())
  const lock = await work.takeLock(file, 'ask')
  const saved = await work.openSavedProject(file, 'write', () => undefined)
  let hear = () => undefined
  const opened = work.openProjectOf({
    saved,
    lock,
    chosen: work.keepChosenPlaces(),
    emit: (event, detail) => event === 'saveStateChanged' && hear(detail),
    log: { mistake: (during, error) => process.stderr.write(`${during}: ${error}\n`) },
    onUnsaved: () => undefined,
    onChanged: () => undefined,
  })
  let revision = 0
  const edit = (make) => {
    const { label, change } = make(opened.project)
    revision += 1
    const origin = { kind: 'do', label, at: new Date().toISOString() }
    const done = new Promise((resolve, reject) => {
      hear = (state) => {
        if (state.kind === 'failing') reject(new Error(JSON.stringify(state.problem)))
        else if (state.revision === revision) resolve()
      }
    })
    opened.applyChange({ revision, change, origin })
    return done
  }
  // The first writes the whole journal, with the state that it begins with.
  await edit((project) => work.setLabel(project, { ids: ['manifest'] }, { none: ['Codex'] }))
  return { edit, end: () => opened.stop(), size: async () => (await stat(`${file}-journal`)).size }
}

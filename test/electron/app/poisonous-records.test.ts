import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { manifestOf, type Project } from '../../../iiif/project/model.ts'
import type { Json } from '../../../iiif/presentation/json.ts'
import { printFigure } from '../../support/print-figure.ts'
import { ANY_STEP, folderOfScans, startProgram, windowOf } from './program.ts'

function nested(depth: number): unknown {
  let value: unknown = 'the bottom'
  for (let level = 0; level < depth; level++) value = { within: value }
  return value
}

/** What no keyboard writes, in a property that is kept as it came. */
const POISONS: Readonly<Record<string, () => unknown>> = {
  '5,000 levels deep': () => nested(5_000),
  '100,000 levels deep': () => nested(100_000),
  'half a character': () => 'a\ud800b',
  'a number without end': () => Infinity,
  'no number': () => NaN,
  'a number as JSON cannot hold': () => 10n,
  'a text of 200 MB': () => 'x'.repeat(200_000_000),
  'a name that changes objects': () => JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
}

test('one record that cannot be written never keeps the rest from being saved', async () => {
  const named = (text: string) => (project: Project) =>
    setLabel(project, { ids: [project.manifest] }, { none: [text] })
  let taken = 0
  for (const [what, make] of Object.entries(POISONS)) {
    const program = await startProgram()
    const scans = await folderOfScans(['f. 1.jpg'])
    await program.drop(scans)
    const opened = await program.call('createProject', scans)
    const window = windowOf(program, opened)
    const before = manifestOf(window.project)
    const after = {
      ...before,
      service: [{ id: 'https://example.org', type: 'X', poison: make() as Json }],
    }
    const change = [{ id: before.id, before, after }]
    const answer = await program.refusal('applyChange', { revision: 1, change, origin: ANY_STEP })
    // Refused at the door, or kept; the next edit is saved in any case.
    const isTaken = answer === 'done'
    taken += isTaken ? 1 : 0
    if (isTaken) expect(answer, what).toBe('done')
    else
      expect(['request/malformed', 'request/failed', 'project/out-of-step'], what).toContain(answer)
    const next = named(`after ${what}`)(
      isTaken ? withChange(window.project, after) : window.project,
    )
    const revision = isTaken ? 2 : 1
    await program.call('applyChange', { revision, change: next.change, origin: ANY_STEP })
    expect((await program.app.flush()).kind, what).toBe('done')
    await program.call('closeProject')
    expect(readFileSync(opened.file, 'utf8').includes(`after ${what}`), what).toBe(true)
    const again = await program.call('openProject', opened.file)
    expect(JSON.stringify(again.records), what).toContain(`after ${what}`)
    await program.app.close()
  }
  const count = Object.keys(POISONS).length
  printFigure(
    'D16',
    `${count} records of poison, ${taken} kept, ${count - taken} refused: the rest saved in ${count} of ${count}`,
  )
}, 120_000)

const withChange = (project: Project, manifest: ReturnType<typeof manifestOf>): Project => ({
  ...project,
  records: new Map(project.records).set(manifest.id, manifest),
})

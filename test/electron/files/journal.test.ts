import { renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { MOST_STEPS } from '../../../iiif/project/session.ts'
import { crashAfter, madeProject, opened } from '../../support/opened-work.ts'
import { nameOf } from '../../support/saved-work.ts'

describe('The journal', () => {
  test('grows by less than 5 KB for an edit in a project of 5,000 canvases', async () => {
    const { file, journal } = await madeProject(5000)
    const work = await opened(file)
    await work.name('one')
    const before = statSync(journal).size
    await work.name('two')
    const added = statSync(journal).size - before
    expect(added).toBeLessThan(300)
    await work.close()
  })

  test('is begun anew when it grows long, and still holds what can be undone', async () => {
    const { file, journal } = await madeProject()
    const work = await opened(file)
    for (let number = 1; number <= 2 * MOST_STEPS; number++) await work.name(`name ${number}`)
    const long = statSync(journal).size
    await work.undo()
    await work.fold()
    expect(statSync(journal).size).toBeLessThan(long * 0.6)
    await work.close()
    const again = await opened(file)
    expect(nameOf(again.session.project)).toBe(`name ${2 * MOST_STEPS - 1}`)
    expect(again.session.past.length).toBeGreaterThan(MOST_STEPS - 2)
    await again.redo()
    expect(nameOf(again.session.project)).toBe(`name ${2 * MOST_STEPS}`)
    await again.close()
  })

  test('names its folders relative to itself, so that all can be moved together', async () => {
    const { folder, file } = await madeProject()
    await crashAfter(file, 'one')
    const moved = `${folder} moved`
    renameSync(folder, moved)
    const work = await opened(path.join(moved, path.basename(file)))
    expect(nameOf(work.session.project)).toBe('one')
    rmSync(moved, { recursive: true })
  })

  test('keeps texts that no keyboard writes: lone halves of characters, line breaks, zeros', async () => {
    const { file } = await madeProject()
    const odd = 'a\ud800b\u0000c\nd\u2028e'
    await crashAfter(file, odd)
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe(odd)
    await work.fold()
    await work.close()
    expect(nameOf((await opened(file)).session.project)).toBe(odd)
  })
})

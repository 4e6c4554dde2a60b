import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isConflictedName } from '../../../electron/files/conflicted-copies.ts'
import { madeProject, opened } from '../../support/opened-work.ts'

describe('A second version that a synced folder put beside a project', () => {
  test.each([
    ['Dropbox', "Codex (Anna's conflicted copy 2026-03-01).florilegium"],
    ['Dropbox, in German', 'Codex (In Konflikt stehende Kopie von Anna 2026-03-01).florilegium'],
    ['Dropbox, in French', 'Codex (Copie en conflit de Anna 2026-03-01).florilegium'],
    ['Nextcloud', 'Codex (conflicted copy 2026-03-01 120000).florilegium'],
    ['Nextcloud, older', 'Codex_conflict-20260301-120000.florilegium'],
    ['Syncthing', 'Codex.sync-conflict-20260301-120000-ABCDEFG.florilegium'],
    ['OneDrive', 'Codex-DESKTOP-AB12CD.florilegium'],
  ])('is known by its name: %s', (_, name) => {
    expect(isConflictedName(name, 'Codex.florilegium')).toBe(true)
  })

  test.each([
    'Codex.florilegium',
    'Codex 2.florilegium',
    'Codex-older.florilegium',
    'Codex (damaged 2026-03-01 14.31).florilegium',
    'Codex (changed elsewhere 2026-03-01 14.31).florilegium',
    "Another (Anna's conflicted copy 2026-03-01).florilegium",
    "Codex (Anna's conflicted copy 2026-03-01).florilegium-journal",
  ])('is not every file beside it: %s', (name) => {
    expect(isConflictedName(name, 'Codex.florilegium')).toBe(false)
  })

  test('is told of when the project is opened, as long as it says something else; none is touched', async () => {
    const { folder, file } = await madeProject()
    const names = ['conflicted copy 1', 'conflicted copy 2', 'conflicted copy 3', 'conflict 4']
    const [same, other, foreign, broken] = names.map((name) =>
      path.join(folder, `Codex (${name}).florilegium`),
    )
    const text = readFileSync(file, 'utf8')
    copyFileSync(file, same!)
    writeFileSync(other!, text.replace('A codex', 'Theirs'))
    writeFileSync(foreign!, text.replace('"project"', '"another"'))
    writeFileSync(broken!, text.slice(0, 50))
    const work = await opened(file)
    expect(work.notices.map(({ code, details }) => [code, details['aside']])).toEqual([
      ['project/conflicted-copy', path.basename(other!)],
    ])
    expect(readFileSync(broken!, 'utf8')).toBe(text.slice(0, 50))
  })
})

import fc from 'fast-check'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSnapshotName, printSnapshotName } from '../../../electron/files/snapshot-names.ts'
import { openSnapshots, snapshotFolder } from '../../../electron/files/snapshots.ts'
import { findSuperfluous } from '../../../electron/files/thin-snapshots.ts'
import { changeBetween } from '../../../iiif/project/states.ts'
import { Problem } from '../../../iiif/problem.ts'
import { injectFault, type Fault } from '../../support/faulty-files.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const DAY = 86_400_000
const START = Date.parse('2026-03-01T12:00:00.000Z')
const dayAfter = (days: number, hours = 0): string =>
  new Date(START + days * DAY + hours * 3_600_000).toISOString()

test('what is kept comes back the same, and says what it holds', async () => {
  const project = projectWithCanvases(12)
  const snapshots = openSnapshots(path.join(temporaryFolder(), 'new'), () => dayAfter(0))
  const { key } = await snapshots.keep(project, 'day')
  expect(await snapshots.list()).toMatchObject([
    { key, at: dayAfter(0), canvases: 12, annotations: 0, cause: 'day', sequence: 1 },
  ])
  const back = await snapshots.read(key)
  expect(back.id).toBe(project.id)
  expect(changeBetween(back, project)).toEqual([])
})

test('the same state is kept once, and called what it is needed for', async () => {
  const folder = temporaryFolder()
  const snapshots = openSnapshots(folder)
  await snapshots.keep(projectWithCanvases(2), 'day')
  await snapshots.keep(projectWithCanvases(2), 'removal')
  await snapshots.keep(projectWithCanvases(2), 'day')
  expect(await snapshots.list()).toMatchObject([{ cause: 'removal' }])
  expect(readdirSync(folder)).toHaveLength(1)
})

test.each(['ENOSPC', 'EIO', 'EACCES'] satisfies Fault[])(
  '%s at every operation of keeping a state: what was kept before is there, and nothing half is taken for a state',
  async (fault) => {
    const [older, newer] = [projectWithCanvases(2), projectWithCanvases(3)]
    let points = 0
    for (let at = 1, isOver = false; !isOver; at++) {
      const folder = temporaryFolder()
      const snapshots = openSnapshots(folder)
      await snapshots.keep(older, 'removal')
      const files = await injectFault(at, fault)
      const kept = await snapshots.keep(newer, 'day').catch((error: unknown) => error)
      files.restore()
      isOver = files.count() < at
      points += isOver ? 0 : 1
      const list = await snapshots.list()
      if (!(kept instanceof Problem)) expect(list[0]).toMatchObject({ canvases: 3 })
      for (const { key, canvases } of list) {
        const back = await snapshots.read(key)
        expect(changeBetween(back, canvases === 2 ? older : newer)).toEqual([])
      }
      expect(list.at(-1)).toMatchObject({ canvases: 2, cause: 'removal' })
      // The next time it can be kept.
      await snapshots.keep(newer, 'day')
      expect((await snapshots.list()).map(({ canvases }) => canvases)).toEqual([3, 2])
    }
    expect(points).toBeGreaterThan(5)
    printFigure('D1', `${fault}: ${points} points of keeping an earlier state, 0 lost`)
  },
)

test('the order is that in which they were kept, whatever the clock says', async () => {
  const times = [dayAfter(0), dayAfter(3650), dayAfter(-1), dayAfter(1)]
  const folder = temporaryFolder()
  for (const [index, time] of times.entries())
    await openSnapshots(folder, () => time).keep(projectWithCanvases(index + 1), 'day')
  const list = await openSnapshots(folder).list()
  expect(list.map(({ canvases }) => canvases)).toEqual([4, 3, 2, 1])
})

test('one that is damaged is never brought back as if it were whole', async () => {
  const folder = temporaryFolder()
  const snapshots = openSnapshots(folder)
  const { key } = await snapshots.keep(projectWithCanvases(3), 'day')
  const bytes = readFileSync(path.join(folder, key))
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.boolean(), async (place, isCut) => {
      const broken = Buffer.from(bytes)
      broken[place]! ^= 1
      writeFileSync(path.join(folder, key), isCut ? bytes.subarray(0, place) : broken)
      const read = await snapshots.read(key).catch((error: unknown) => error)
      if (read instanceof Problem) expect(read.code).toBe('snapshot/damaged')
      // A bit of the head of the packed file that says nothing of the text.
      else expect(changeBetween(read as never, projectWithCanvases(3))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('no other file can be asked for, and no project has the folder of another', async () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'secret.gz'), 'x')
  const snapshots = openSnapshots(path.join(folder, 'own'))
  for (const key of ['../secret.gz', 'secret.gz', '', '../own', '/etc/passwd'])
    await expect(snapshots.read(key)).rejects.toMatchObject({ code: 'snapshot/gone' })
  const places = ['../x', 'a/b', 'CON', ''].map((id) => snapshotFolder(folder, id))
  expect(new Set(places).size).toBe(4)
  places.forEach((place) => expect(path.dirname(place)).toBe(folder))
})

test('a name says all of it and is read back', () => {
  fc.assert(
    fc.property(
      fc.record({
        sequence: fc.nat(),
        at: fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
        canvases: fc.nat(),
        annotations: fc.nat(),
        cause: fc.constantFrom('day' as const, 'removal' as const, 'unsaved' as const),
        hash: fc.stringMatching(/^[0-9a-f]{16}$/),
      }),
      (one) => {
        const name = { ...one, at: one.at.toISOString() }
        expect(parseSnapshotName(printSnapshotName(name))).toEqual(name)
        expect(printSnapshotName(name)).not.toMatch(/[<>:"/\\|?*]/)
      },
    ),
  )
})

describe('Which are given up', () => {
  /** Worked every day, every hour from 9 to 17; a removal at noon of every tenth day. */
  const worked = Array.from({ length: 60 * 8 }, (_, index) => ({
    sequence: index + 1,
    at: dayAfter(Math.floor(index / 8), (index % 8) - 3),
    cause: index % 80 === 3 ? ('removal' as const) : ('day' as const),
    size: 1000,
  }))
  const keptOf = (entries: typeof worked, most?: number) => {
    const gone = new Set(findSuperfluous(entries, most))
    return entries.filter((entry) => !gone.has(entry))
  }
  /** As it happens: one after the other is kept, and thinned each time. */
  const thinnedDaily = (entries: typeof worked) =>
    entries.reduce<typeof worked>((kept, entry) => keptOf([...kept, entry]), [])

  test('of each of the last thirty days the last is kept, and what was removed', () => {
    const kept = thinnedDaily(worked)
    const days = new Set(kept.map(({ at }) => at.slice(0, 10)))
    expect(days.size).toBeGreaterThanOrEqual(30)
    expect(kept.length).toBeLessThan(60)
    for (const day of days) {
      const last = worked.filter(({ at }) => at.startsWith(day)).at(-1)!
      expect(kept).toContain(last)
    }
    const removals = worked.filter(({ cause, at }) => cause === 'removal' && at > dayAfter(31))
    expect(kept).toEqual(expect.arrayContaining(removals))
  })

  test('a clock that jumps makes nothing old', () => {
    const jumped = { sequence: 1000, at: dayAfter(3650), cause: 'day' as const, size: 1000 }
    const before = thinnedDaily(worked)
    const kept = keptOf([...before, jumped])
    const days = new Set(kept.map(({ at }) => at.slice(0, 10)))
    expect(days.size).toBeGreaterThanOrEqual(30)
  })

  test('they have no more room than they may, and the newest three always', () => {
    const large = worked.slice(0, 30).map((one) => ({ ...one, size: 100_000_000 }))
    expect(keptOf(large, 500_000_000)).toHaveLength(5)
    expect(keptOf(large, 1)).toEqual(large.slice(-3))
    expect(keptOf(large, 500_000_000)).toContainEqual(expect.objectContaining({ cause: 'removal' }))
  })
})

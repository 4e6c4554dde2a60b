import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockOf, takeLock } from '../../../electron/files/project-lock.ts'
import { startOfProcess } from '../../../electron/files/process-identity.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const projectFile = () => path.join(temporaryFolder(), 'Codex.florilegium')

/** A lock as another program or computer leaves it. */
const lockedBy = (file: string, holder: Readonly<Record<string, unknown>>): void =>
  writeFileSync(
    lockOf(file),
    JSON.stringify({
      format: 'florilegium-lock',
      opening: 'another',
      host: os.hostname(),
      process: process.pid,
      since: '2026-03-01T08:12:00.000Z',
      ...holder,
    }),
  )

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['--version']).pid

describe('A project is open for writing in one place', () => {
  test('the second is refused, told where it is open, until the first lets go', async () => {
    const file = projectFile()
    const first = await takeLock(file, 'ask')
    await expect(takeLock(file, 'ask')).rejects.toMatchObject({
      code: 'project/open-elsewhere',
      details: { name: 'Codex', host: os.hostname() },
    })
    await first.check()
    await first.release()
    expect(existsSync(lockOf(file))).toBe(false)
    await (await takeLock(file, 'ask')).check()
  })

  test('of a hundred that ask at once, one has it', async () => {
    const file = projectFile()
    const asked = await Promise.allSettled(Array.from({ length: 100 }, () => takeLock(file, 'ask')))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('who takes over has it; the other can write no more, and takes nothing away', async () => {
    const file = projectFile()
    const first = await takeLock(file, 'ask')
    const second = await takeLock(file, 'take over')
    await expect(first.check()).rejects.toMatchObject({ code: 'project/taken-over' })
    await first.release()
    await second.check()
    expect(existsSync(lockOf(file))).toBe(true)
  })

  test('a lock that was removed is made again by the first who writes', async () => {
    const file = projectFile()
    const [first, second] = [await takeLock(file, 'ask'), await takeLock(file, 'take over')]
    rmSync(lockOf(file))
    await second.check()
    await expect(first.check()).rejects.toMatchObject({ code: 'project/taken-over' })
  })
})

describe('A lock that nobody has', () => {
  test('was left by a program that ended: it counts for nothing', async () => {
    const file = projectFile()
    lockedBy(file, { process: endedProcess() })
    await (await takeLock(file, 'ask')).check()
  })

  test.skipIf(process.platform === 'win32')(
    'was left by one whose number another program has now: likewise',
    async () => {
      const file = projectFile()
      lockedBy(file, { start: 'of another time' })
      await (await takeLock(file, 'ask')).check()
      const again = projectFile()
      lockedBy(again, { start: await startOfProcess(process.pid) })
      await expect(takeLock(again, 'ask')).rejects.toMatchObject({ code: 'project/open-elsewhere' })
    },
  )

  test.each(['', '{"format":"florilegium-lo', '[]', '{"format":"other"}'])(
    'is damaged (%s): likewise',
    async (text) => {
      const file = projectFile()
      writeFileSync(lockOf(file), text)
      await (await takeLock(file, 'ask')).check()
      expect(readFileSync(lockOf(file), 'utf8')).toContain('"florilegium-lock"')
    },
  )

  test('of another computer it is never thought dead, however its clock goes: it may be asleep', async () => {
    for (const since of ['2026-02-28T08:12:00.000Z', '1970-01-01T00:00:00.000Z', 'no time']) {
      const file = projectFile()
      lockedBy(file, { host: 'LIBRARY-PC-4', process: endedProcess(), since })
      await expect(takeLock(file, 'ask')).rejects.toMatchObject({
        details: { host: 'LIBRARY-PC-4' },
      })
    }
  })

  test('cannot be made where nothing can be written: it is opened, and refused when it writes', async () => {
    const file = path.join(temporaryFolder(), 'gone', 'Codex.florilegium')
    const lock = await takeLock(file, 'ask')
    await expect(lock.check()).rejects.toMatchObject({ code: 'target/folder-gone' })
  })
})

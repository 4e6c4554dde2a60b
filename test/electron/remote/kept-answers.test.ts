import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeptAnswers } from '../../../electron/remote/kept-answers.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const address = (number: number): string => `https://images.example.org/${number}`
const body = (number: number): Buffer => Buffer.alloc(1000, number)

describe('What other servers answered', () => {
  test('is there the next time, also for a program that is started later', async () => {
    const folder = temporaryFolder()
    const kept = openKeptAnswers({ folder, limit: 1e6 })
    expect(await kept.find(address(1))).toBeUndefined()
    await kept.keep(address(1), body(1))
    expect(await openKeptAnswers({ folder, limit: 1e6 }).find(address(1))).toEqual(body(1))
    expect(await kept.find(address(2))).toBeUndefined()
  })

  test('goes by and by when it is too much, that which was looked at longest ago first', async () => {
    const folder = temporaryFolder()
    const kept = openKeptAnswers({ folder, limit: 4_500 })
    for (let number = 1; number <= 4; number += 1) await kept.keep(address(number), body(number))
    makeOlder(folder)
    await kept.find(address(1))
    await kept.keep(address(5), body(5))
    const left = await Promise.all([1, 2, 3, 4, 5].map((number) => kept.find(address(number))))
    expect(left.filter((found) => found !== undefined).length).toBe(3)
    expect(left[0]).toEqual(body(1))
    expect(left[4]).toEqual(body(5))
  })

  test('is not kept where nothing can be written, and that is no failure', async () => {
    const file = path.join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const kept = openKeptAnswers({ folder: file, limit: 1e6 })
    await kept.keep(address(1), body(1))
    expect(await kept.find(address(1))).toBeUndefined()
  })
})

/** All that is there was looked at an hour ago. */
function makeOlder(folder: string): void {
  const before = new Date(Date.now() - 3_600_000)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) utimesSync(path.join(entry.parentPath, entry.name), before, before)
  }
}

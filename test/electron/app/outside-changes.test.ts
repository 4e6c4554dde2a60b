import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { projectText } from '../../../electron/files/project-file.ts'
import { printFigure } from '../../support/print-figure.ts'
import { waitFor } from '../../support/wait-for.ts'
import { named, openedInMain } from './opened-in-main.ts'

test('100 times changed by something else, at rest and while it is edited: noticed 100 times, both versions kept', async () => {
  const { file, opened, notices, name, saved } = await openedInMain({ lookEvery: 15 })
  await wait(60)
  for (let round = 1; round <= 100; round++) {
    const isAtRest = round % 2 === 0
    if (!isAtRest) name(`mine ${round}`)
    const theirs = projectText(file, named(opened.project, `theirs ${round}`))
    writeFileSync(file, theirs)
    await waitFor(`change ${round} to be noticed`, () => notices.length === round)
    const { code, details } = notices[round - 1]!
    expect(code).toBe('project/changed-outside')
    const aside = path.join(path.dirname(file), String(details['aside']))
    expect(readFileSync(aside, 'utf8')).toBe(theirs)
    // Mine goes on, and is what the file says again.
    await saved()
    await waitFor('the file', () =>
      readFileSync(file, 'utf8').includes(`mine ${isAtRest ? round - 1 : round}"`),
    )
  }
  const kept = readdirSync(path.dirname(file)).filter((one) => one.includes('(changed elsewhere'))
  expect(kept).toHaveLength(100)
  printFigure('D10', `${notices.length} of 100 changes from outside noticed, 0 overwritten`)
}, 120_000)

test('a file that was only touched, or is still being written, is not called changed', async () => {
  const { file, notices, name, saved } = await openedInMain({ lookEvery: 15 })
  name('mine')
  await saved()
  await waitFor('the fold', () => readFileSync(file, 'utf8').includes('mine'))
  const { atimeMs, mtimeMs } = statSync(file)
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000 + 60)
  await wait(200)
  expect(notices).toEqual([])
  // A program that syncs writes a piece at a time.
  const whole = readFileSync(file)
  for (let end = 100; end < 1000; end += 100) {
    writeFileSync(file, whole.subarray(0, end))
    await wait(5)
  }
  writeFileSync(file, whole)
  await wait(200)
  expect(notices).toEqual([])
})

import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { printFigure } from '../../support/print-figure.ts'
import { nameOf, openWork } from '../../support/saved-work.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openedInMain } from './opened-in-main.ts'

/** Ten minutes at eight keystrokes a second, eighty times as fast: what is not saved here is less than that there. */
const KEYSTROKES = 4800
const A_SECOND = 8
const FASTER = 80

test('ten minutes of typing without a rest: whenever it ends, at most one second of it is lost', async () => {
  const { file, name, saved } = await openedInMain({ lookEvery: 2000 })
  let most = 0
  let ends = 0
  for (let typed = 1; typed <= KEYSTROKES; typed++) {
    name(`k ${typed}`)
    if (typed % A_SECOND === 0) await wait(1000 / FASTER)
    if (typed % 240 !== 0) continue
    most = Math.max(most, typed - (await typedInCopy(file)))
    ends += 1
  }
  await saved()
  expect(await typedInCopy(file)).toBe(KEYSTROKES)
  const seconds = most / (A_SECOND * FASTER)
  expect(seconds).toBeLessThanOrEqual(1)
  printFigure(
    'D8',
    `${KEYSTROKES} keystrokes without a rest, ended ${ends} times: at most ${most} of them, ${seconds.toFixed(2)} s of typing, not saved`,
  )
}, 120_000)

/** What is on the disk at this moment, as a kill would leave it, opened elsewhere. */
async function typedInCopy(file: string): Promise<number> {
  const copy = path.join(temporaryFolder(), path.basename(file))
  copyFileSync(file, copy)
  copyFileSync(`${file}-journal`, `${copy}-journal`)
  const work = await openWork(copy)
  await work.close()
  return Number(nameOf(work.session.project).replace('k ', ''))
}

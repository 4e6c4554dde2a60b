import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { printFigure } from '../support/print-figure.ts'
import { makeScans } from './support/scans.ts'

const KILLS = 20

test('the whole app is killed twenty times while one works: nothing that was called saved is lost', async () => {
  test.setTimeout(900_000)
  const scans = await makeTemporaryFolder('scans')
  const home = await makeTemporaryFolder('home')
  await makeScans(path.join(scans, 'Letters'), 1)
  let launched = await launchApp({ home, folder: path.join(scans, 'Letters') })
  await launched.page.getByRole('button', { name: 'Add all', exact: true }).click()
  await expect(label(launched.page)).toHaveText('f. 1')

  let lost = 0
  let number = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    await name(launched.page, (number += 1))
    await expect(label(launched.page)).toHaveText(`n ${number}`)
    await expect(launched.page.getByText(/^All changes saved · /)).toBeVisible()
    const saved = number
    // One more, that may be anywhere on its way when the end comes.
    await name(launched.page, (number += 1))
    await wait((kill * 37) % 190)
    await end(launched)

    launched = await launchApp({ home })
    await launched.page.getByRole('button', { name: /^Letters/ }).click()
    await expect(label(launched.page)).toHaveText(/^n \d+$/)
    const found = Number((await label(launched.page).textContent())?.replace('n ', ''))
    if (found < saved) lost += 1
  }
  printFigure('D2', `${KILLS} kills of the whole app, ${lost} lost acknowledged edits`)
  expect(lost).toBe(0)
  await launched.close()
  await rm(scans, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

/** Gives the only canvas this number. */
async function name(page: Page, number: number): Promise<void> {
  await canvases(page).getByRole('option').click()
  await page.keyboard.press('F2')
  await page.keyboard.type(`n ${number}`)
  await page.keyboard.press('Enter')
}

async function end({ app }: LaunchedApp): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
}

const canvases = (page: Page) => page.getByRole('listbox', { name: 'Canvases in reading order' })
const label = (page: Page) => canvases(page).locator('.label')

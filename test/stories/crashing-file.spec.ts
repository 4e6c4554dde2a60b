import path from 'node:path'
import { rm } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

/** As the server counts them; a few more, since a picture may have been ready before the process was ended. */
const MOST_ENDS = 12

let scans: string
let launched: LaunchedApp

test.beforeEach(async () => {
  scans = await makeTemporaryFolder('scans')
  await makeScans(scans, 3)
  // Large enough that it is being read for a while.
  const large = { width: 14_000, height: 14_000, channels: 3 as const, background: '#8a6642' }
  await sharp({ create: large, limitInputPixels: false })
    .png({ compressionLevel: 1 })
    .toFile(path.join(scans, 'map.png'))
  launched = await launchApp({ folder: scans })
})
test.afterEach(async () => {
  await launched.close()
  await rm(scans, { recursive: true, force: true })
})

test('a file that ends the image server three times is put aside and named, and the others go on being shown', async () => {
  const { page, app } = launched
  const tree = page.getByRole('tree', { name: 'Images' })
  await expect(tree.getByRole('treeitem', { name: /^map\.png/ })).toBeVisible()
  const heading = tree.getByRole('treeitem', { name: '1 file that cannot be used' })

  for (let end = 1; end <= MOST_ENDS && !(await heading.isVisible()); end += 1) {
    const image3 = await runningServer(page)
    // What loses nothing is made from the file itself, never from a pyramid; and so large, it takes seconds.
    const asked = fetch(`${image3}/map.png/full/${9_000 + end},/0/default.png`).catch(
      () => undefined,
    )
    await new Promise((resolve) => setTimeout(resolve, 250))
    // As a mistake in a decoder would end it.
    const ended = await app.evaluate(({ app: electron }) => {
      const server = electron
        .getAppMetrics()
        .find(({ name }) => name === 'Florilegium Image Server')
      if (server) process.kill(server.pid, 'SIGSEGV')
      return server !== undefined
    })
    expect(ended).toBe(true)
    await asked
  }

  await expect(heading).toBeVisible()
  await tree.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(tree.getByText(/stopped three times while it read this file/)).toBeVisible()
  const image3 = await runningServer(page)
  const others = await fetch(`${image3}/f.%201.jpg/full/200,/0/default.jpg`)
  expect(others.status).toBe(200)
  // What cannot be used is not served.
  const refused = await fetch(`${image3}/map.png/full/200,/0/default.jpg`)
  expect(refused.status).toBe(404)
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `put-aside-${theme}`)
  })
})

/** Where images are served, as soon as the server answers: it is started again when it has ended. */
async function runningServer(page: Page): Promise<string> {
  type Bridge = { app: { getAddresses(): Promise<{ value?: { image3: string } }> } }
  let address = ''
  await expect
    .poll(async () => {
      address = await page.evaluate(async () => {
        const { value } = await (globalThis as unknown as Bridge).app.getAddresses()
        return value?.image3 ?? ''
      })
      return fetch(`${address}/f.%201.jpg/info.json`).then(
        ({ status }) => status,
        () => 0,
      )
    })
    .toBe(200)
  return address
}

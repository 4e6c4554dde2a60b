import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { writeGrid } from '../conformance/image/grid.ts'
import { startFaultyImageServer, type FaultyImageServer } from '../support/faulty-image-server.ts'
import { publishedFile, startImageServer, type TestImageServer } from '../support/image-server.ts'
import { launchApp, type LaunchedApp } from './support/app.ts'
import { readClipboard } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'

const BASE = '/f47ac10b58cc4372a5670e02b2c3d479/image/3/f1r.png'

test.describe('A scholar checks an image server', () => {
  let launched: LaunchedApp
  let server: TestImageServer
  let faulty: FaultyImageServer
  let root: string

  test.beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-check-'))
    await writeGrid(path.join(root, 'f1r.png'))
    server = await startImageServer()
    await server.publish('f47ac10b58cc4372a5670e02b2c3d479', [await publishedFile(root, 'f1r.png')])
    faulty = await startFaultyImageServer({ port: server.port, bases: [BASE] })
    launched = await launchApp()
    await launched.page.getByRole('heading', { name: 'Florilegium', level: 1 }).waitFor()
    await chooseInMenu(launched.app, 'checkImageServer')
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
    await faulty.stop()
    await server.stop()
    await rm(root, { recursive: true })
  })

  test('finds what is wrong with one, in sentences, and copies the report', async () => {
    const { app, page } = launched
    faulty.fail({
      // It turns to the left, and its refusals cannot be read by pages of other places.
      ask: ({ rest }) =>
        rest.includes('/90/default.png') ? rest.replace('/90/', '/270/') : undefined,
      answer: (answer) =>
        answer.status < 400
          ? answer
          : {
              ...answer,
              headers: answer.headers.filter(([name]) => !name.startsWith('Access-Control')),
            },
    })
    const dialog = page.getByRole('dialog', { name: 'Check an image server' })
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `check-image-form-${theme}`)
    })
    // By keyboard alone: the address, then Enter.
    await dialog
      .getByLabel('Address of an image on the server')
      .fill(`${faulty.origin}${BASE}/info.json`)
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('The server breaks 1 rule.')).toBeVisible({ timeout: 60_000 })
    await expect(dialog.getByText('Image API 3.0, level 2 · 1237 × 881 pixels')).toBeVisible()
    await expect(dialog.getByText('Broken (1)')).toBeVisible()
    await expect(dialog).toContainText('the image turned clockwise by 270 degrees came.')
    await expect(dialog).toContainText('Image API 3.0, section 4.3 Rotation')
    await expect(dialog.getByText('Not as recommended (1)')).toBeVisible()
    await expect(dialog).toContainText(
      'expected Access-Control-Allow-Origin: *; no such header came.',
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `check-image-broken-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Copy report' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await readClipboard(app)).toMatch(
      /^http:[^]*failed: [^]*\n1 failed, 1 advised, \d+ passed/,
    )
    await dialog.getByText(/Kept \(\d+\)/).click()
    await expect(dialog).toContainText('full: The full image is returned, without any cropping.')
  })

  test('sees that our own keeps every rule', async () => {
    const { page } = launched
    const dialog = page.getByRole('dialog', { name: 'Check an image server' })
    await dialog.getByLabel('Address of an image on the server').fill(`${server.origin}${BASE}`)
    await dialog.getByLabel('What it should be able to do').selectOption('level2')
    await dialog.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(dialog.getByText('The server keeps every rule that was tested.')).toBeVisible({
      timeout: 60_000,
    })
    await screenshot(page, 'check-image-kept')
  })

  test('cancels a check of a server that is slow, and is told of one that is not there', async () => {
    const { page } = launched
    const dialog = page.getByRole('dialog', { name: 'Check an image server' })
    faulty.pause()
    const address = dialog.getByLabel('Address of an image on the server')
    await address.fill(`${faulty.origin}${BASE}`)
    await dialog.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(dialog.getByRole('progressbar')).toBeVisible()
    await screenshot(page, 'check-image-checking')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByText('The check was cancelled.')).toBeVisible()
    await address.fill('http://127.0.0.1:9/iiif/f1r')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText(
      'The server "127.0.0.1:9" could not be reached',
    )
    await expectAccessible(page)
    await screenshot(page, 'check-image-unreachable')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})

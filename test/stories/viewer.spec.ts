import { copyFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

const position = (page: Page) => page.getByRole('toolbar', { name: 'Viewer tools' })

/** The part of the window's picture that is the image is not one colour: something was drawn. */
const countColours = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.openseadragon-canvas > canvas')
    if (!canvas) return 0
    const copy = document.createElement('canvas')
    copy.width = 64
    copy.height = 64
    const context = copy.getContext('2d')!
    context.drawImage(canvas, 0, 0, 64, 64)
    const { data } = context.getImageData(0, 0, 64, 64)
    const colours = new Set<number>()
    for (let at = 0; at < data.length; at += 4)
      colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)
    return colours.size
  })

test.describe('Viewer: looking at a canvas', () => {
  let launched: LaunchedObject
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('a canvas is shown in deep zoom, from the local image server, and looks right', async () => {
    launched = await launchWithObject()
    const { page } = launched
    await openViewer(page)
    await expect(position(page)).toContainText('1 of 4')
    await expect.poll(() => countColours(page)).toBeGreaterThan(8)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `viewer-${theme}`)
    })
  })

  test('Page Down and the arrows turn canvases, and the strip follows', async () => {
    launched = await launchWithObject()
    const { page } = launched
    await openViewer(page)
    await page.getByRole('application', { name: /^Image of f\. 1/ }).focus()
    await page.keyboard.press('PageDown')
    await expect(position(page)).toContainText('2 of 4')
    await page.keyboard.press('ArrowRight')
    await expect(position(page)).toContainText('3 of 4')
    await expect(page.getByRole('application', { name: /^Image of f\. 3/ })).toBeFocused()
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ArrowLeft')
    await expect(position(page)).toContainText('1 of 4')
    await expect(page.getByRole('button', { name: 'Previous canvas' })).toBeDisabled()

    await page
      .getByRole('navigation', { name: 'Canvases' })
      .getByRole('button', { name: 'f. 4' })
      .click()
    await expect(position(page)).toContainText('4 of 4')
    await expect(page.getByRole('button', { name: 'Next canvas' })).toBeDisabled()
  })

  test('keys zoom and turn the image; zoomed in, the arrows move it instead', async () => {
    launched = await launchWithObject()
    const { page } = launched
    await openViewer(page)
    const image = page.getByRole('application', { name: /^Image of f\. 1/ })
    await image.focus()
    await expect.poll(() => countColours(page)).toBeGreaterThan(8)
    const whole = await image.screenshot()
    await page.keyboard.press('r')
    await expect.poll(async () => (await image.screenshot()).equals(whole)).toBe(false)
    await screenshot(page, 'viewer-turned')
    await page.keyboard.press('R')
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowRight')
    await expect(position(page)).toContainText('1 of 4')
    await screenshot(page, 'viewer-zoomed')
    await page.keyboard.press('0')
    await page.keyboard.press('ArrowRight')
    await expect(position(page)).toContainText('2 of 4')
  })

  test('a missing and a damaged image say so in their place, and the others are shown', async () => {
    launched = await launchWithObject({
      prepare: async (scans) => {
        await rm(path.join(scans, 'f. 1.jpg'))
        await writeFile(path.join(scans, 'f. 2.jpg'), 'This is no image.')
      },
    })
    const { page } = launched
    await openViewer(page)
    await expect(page.getByRole('alert')).toContainText('no longer there')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `viewer-missing-${theme}`)
    })
    // Put back while the app is open: the image comes by itself.
    await copyFile(path.join(launched.scans, 'f. 3.jpg'), path.join(launched.scans, 'f. 1.jpg'))
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect.poll(() => countColours(page)).toBeGreaterThan(8)
    await page.getByRole('button', { name: 'Next canvas' }).click()
    await expect(page.getByRole('alert')).toContainText('its content is not one')
    await page.getByRole('button', { name: 'Next canvas' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect.poll(() => countColours(page)).toBeGreaterThan(8)
  })
})

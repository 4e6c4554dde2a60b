import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeReadOnly, mayMount } from '../support/small-disks.ts'
import { makeScans } from './support/scans.ts'

test.describe('When something goes wrong', () => {
  let scans: string
  let home: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    home = await makeTemporaryFolder('home')
    await makeScans(path.join(scans, 'Letters'), 5)
    launched = await launchApp({ home, folder: path.join(scans, 'Letters') })
    await launched.page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(labels(launched.page)).toHaveCount(5)
    await launched.page.getByRole('option', { name: 'f. 1', exact: true }).click()
    await launched.page.keyboard.press('Delete')
    await expect(labels(launched.page)).toHaveCount(4)
    await expect(launched.page.getByText(/^All changes saved · /)).toBeVisible()
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  })

  test('after a crash all is as it was when the window said "saved", and can be undone', async () => {
    await crash(launched)
    launched = await reopened(home)
    const { page } = launched
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Your object is empty')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+Shift+z')
    await expect(labels(page)).toHaveCount(4)
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
  })

  test('a project file that is damaged is brought back, and the damaged one kept', async () => {
    await launched.close()
    const documents = path.join(home, 'Documents/Florilegium')
    const name = (await readdir(documents)).find((one) => one.endsWith('.florilegium')) ?? ''
    await writeFile(path.join(documents, name), '{"format":"florilegium-project","ver')
    launched = await reopened(home)
    const { page } = launched
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    const notice = page.getByRole('region', { name: 'Problems' })
    await expect(notice).toContainText('was damaged: its end is missing')
    await expect(notice).toContainText('brought back from its journal')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `recovery-damaged-${theme}`)
    })
    const kept = (await readdir(documents)).find((one) => one.includes('(damaged ')) ?? ''
    expect(await readFile(path.join(documents, kept), 'utf8')).toMatch(/"ver$/)
    await expect.poll(() => readFile(path.join(documents, name), 'utf8')).toContain('f. 5')

    // Nothing can be read any more: the state in which it was left is kept on this computer.
    await launched.app.close()
    await writeFile(path.join(documents, name), '')
    await writeFile(path.join(documents, `${name}-journal`), 'no journal')
    launched = await reopened(home)
    const refusal = launched.page.getByRole('alert')
    await expect(refusal).toContainText('is damaged, and its journal cannot be read either')
    await inBothThemes(launched.page, async (theme) => {
      await expectAccessible(launched.page)
      await screenshot(launched.page, `recovery-earlier-kept-${theme}`)
    })
    await refusal.getByRole('button', { name: /^Open the state of / }).click()
    await expect(labels(launched.page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
  })

  test('another version of a synced folder is compared by name; both can be kept', async () => {
    await launched.close()
    const { documents } = launched
    const name = (await readdir(documents)).find((one) => one.endsWith('.florilegium')) ?? ''
    const text = await readFile(path.join(documents, name), 'utf8')
    const copy = name.replace('.florilegium', " (Anna's conflicted copy 2026-03-01).florilegium")
    await writeFile(path.join(documents, copy), text.replace('"f. 3"', '"Seal"'))

    launched = await reopened(home)
    const { page } = launched
    await page.getByRole('option', { name: 'f. 5', exact: true }).click()
    await page.keyboard.press('Delete')
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4'])
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('A synced folder put another version of')
    await screenshot(page, 'recovery-conflicted-light')
    await notice.getByRole('button', { name: 'Compare…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Two versions of this project' })
    await expect(dialog.getByRole('group', { name: 'What is different' })).toContainText(
      /1\s*only in the other\s*f. 5.*1\s*are different\s*f. 3 → Seal\s*label/s,
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `recovery-compare-${theme}`)
    })
    await dialog
      .getByRole('button', { name: /^Keep mine, and add what only the other has/ })
      .click()
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await notice.getByRole('button', { name: 'Compare…' }).click()
    await dialog.getByRole('button', { name: 'Take the other version' }).click()
    await expect(labels(page)).toHaveText(['f. 2', 'Seal', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    expect(await readFile(path.join(documents, copy), 'utf8')).toContain('Seal')
  })

  test('what something else changed while it is open is noticed soon; both versions are kept', async () => {
    const { page, documents } = launched
    const name = (await readdir(documents)).find((one) => one.endsWith('.florilegium')) ?? ''
    const file = path.join(documents, name)
    await expect.poll(() => readFile(file, 'utf8')).toContain('"f. 5"')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"f. 3"', '"Seal"'))
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('Someone or something else changed "Letters"')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `recovery-changed-outside-${theme}`)
    })
    await notice.getByRole('button', { name: 'Compare…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Two versions of this project' })
    await expect(dialog.getByRole('group', { name: 'What is different' })).toContainText('Seal')
    await dialog.getByRole('button', { name: 'Take the other version' }).click()
    await expect(labels(page)).toHaveText(['f. 2', 'Seal', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
  })

  test('scans that were put into other folders are found again, and what was found is shown first', async () => {
    await launched.close()
    await mkdir(path.join(scans, 'Archive/Box 1'), { recursive: true })
    for (const number of [1, 2, 3])
      await rename(
        path.join(scans, 'Letters', `f. ${number}.jpg`),
        path.join(scans, 'Archive/Box 1', `f. ${number}.jpg`),
      )
    await rename(path.join(scans, 'Letters'), path.join(scans, 'Archive/Box 2'))
    launched = await reopened(home)
    const { app, page } = launched
    await stubFolderDialog(app, path.join(scans, 'Archive'))
    await page.getByRole('button', { name: 'Locate…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Where the scans lie now' })
    await expect(dialog).toContainText('4 of 4 images found')
    await dialog.getByText('4 of them in other folders or under other names').click()
    await expect(dialog).toContainText('f. 2.jpg → Box 1/f. 2.jpg')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `recovery-locate-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Use this place' }).click()
    await expect(page.getByRole('button', { name: 'Locate…' })).toHaveCount(0)
    const last = page.getByRole('option', { name: 'f. 5', exact: true })
    await expect(last.locator('img')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Locate…' })).toBeVisible()
  })

  test('on a disk that can only be read it is opened for reading, and goes on in a copy', async () => {
    test.skip(!mayMount, 'Only root can make a disk read-only')
    await launched.close()
    const names = await readdir(launched.documents)
    const name = names.find((one) => one.endsWith('.florilegium')) ?? ''
    const disk = launched.documents
    const makeWritable = makeReadOnly(disk)
    try {
      launched = await launchApp({ home, folder: path.join(disk, name) })
      const { app, page } = launched
      await expect(labels(page)).toHaveCount(4)
      const banner = page.getByRole('region', { name: 'Open for reading only' })
      await expect(banner).toContainText('lies where nothing can be written')
      await page.getByRole('option', { name: 'f. 2', exact: true }).click()
      await page.keyboard.press('Delete')
      await expect(banner).toContainText('Nothing was changed')
      await expect(labels(page)).toHaveCount(4)
      await expect(page.getByRole('textbox', { name: 'Label' }).first()).toBeDisabled()
      await inBothThemes(page, async (theme) => {
        await expectAccessible(page)
        await screenshot(page, `recovery-read-only-${theme}`)
      })
      const copy = path.join(scans, 'Copy.florilegium')
      await stubSaveDialog(app, copy)
      await banner.getByRole('button', { name: 'Save a copy…' }).click()
      await expect(banner).toHaveCount(0)
      await page.keyboard.press('Delete')
      await expect(labels(page)).toHaveCount(3)
      await expect.poll(() => readFile(copy, 'utf8')).not.toContain('"f. 2"')
      expect(await readFile(path.join(disk, name), 'utf8')).toContain('"f. 2"')
    } finally {
      makeWritable()
    }
  })

  test('a project that is open elsewhere is opened for reading; who takes over has it', async () => {
    const names = await readdir(launched.documents)
    const name = names.find((one) => one.endsWith('.florilegium')) ?? ''
    // A home of its own: another computer that shares the folder.
    const second = await launchApp({ folder: path.join(launched.documents, name) })
    const banner = second.page.getByRole('region', { name: 'Open for reading only' })
    await expect(banner).toContainText('"Letters" is already open on the computer')
    await expect(labels(second.page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await expect(second.page.getByText('Reading only', { exact: true })).toBeVisible()
    await inBothThemes(second.page, async (theme) => {
      await expectAccessible(second.page)
      await screenshot(second.page, `recovery-open-elsewhere-${theme}`)
    })
    await banner.getByRole('button', { name: 'It is not open there: take over' }).click()
    await expect(banner).toHaveCount(0)
    await expect(labels(second.page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])

    const { app, page } = launched
    await page.getByRole('option', { name: 'f. 2', exact: true }).click()
    await page.keyboard.press('Delete')
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('was taken over by Florilegium on the computer')
    await screenshot(page, 'recovery-taken-over')
    const rescued = path.join(scans, 'Mine.florilegium')
    await stubSaveDialog(app, rescued)
    await notice.getByRole('button', { name: 'Save elsewhere…' }).click()
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    expect(await readFile(rescued, 'utf8')).not.toContain('"f. 2"')
    expect(await readFile(path.join(launched.documents, name), 'utf8')).toContain('"f. 2"')
    await second.close()
  })
})

/** Ends the app as a power cut of its own would: no word to it, no time to finish anything. */
async function crash({ app }: LaunchedApp): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
}

async function reopened(home: string): Promise<LaunchedApp> {
  const launched = await launchApp({ home })
  await launched.page.getByRole('button', { name: /^Letters/ }).click()
  return launched
}

const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')

import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubCancelledDialogs, stubFolderDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { makeScans } from './support/scans.ts'

test.describe('Welcome: the first minute of a scholar', () => {
  let launched: LaunchedApp
  test.beforeEach(async () => {
    launched = await launchApp()
  })
  test.afterEach(() => launched.close())

  test('on the first run the sample is offered first, and says what there is to do', async () => {
    const { page } = launched
    await expect(page.getByRole('heading', { name: 'Florilegium', level: 1 })).toBeVisible()
    const buttons = page.getByRole('region', { name: 'Start' }).getByRole('button')
    await expect(buttons).toHaveText([
      /Try the sample/,
      /New from a folder/,
      /Open…/,
      /Open a manifest…/,
      /Open a manifest from the web…/,
    ])
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `welcome-first-run-${theme}`)
    })
  })

  test('the sample opens with one click, and is offered quietly from then on', async () => {
    const { page } = launched
    await page.getByRole('button', { name: /Try the sample/ }).click()
    await expect(page.getByRole('tree', { name: 'Images' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('All changes saved')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sample-${theme}`)
    })
  })

  test('a folder of scans becomes a project in two actions, and comes back as a recent one', async () => {
    const { app, page } = launched
    const scans = await makeTemporaryFolder('scans')
    await makeScans(path.join(scans, 'Letters'), 3)
    await stubFolderDialog(app, path.join(scans, 'Letters'))
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible()
    await expect(page.getByRole('treeitem', { name: /f\. 3\.jpg/ })).toBeVisible()

    const again = await reopen(launched)
    const recent = again.page.getByRole('region', { name: 'Recent projects' })
    await expect(recent.getByRole('button', { name: /^Letters/ })).toBeEnabled()
    await screenshot(again.page, 'welcome-recent-light')
    await recent.getByRole('button', { name: /^Letters/ }).click()
    await expect(again.page.getByRole('treeitem', { name: /f\. 3\.jpg/ })).toBeVisible()
    await again.close()
    await rm(scans, { recursive: true })
  })

  test('a recent project whose file is gone is grey, says why, and can be taken from the list', async () => {
    const { app, page } = launched
    const scans = await makeTemporaryFolder('scans')
    await makeScans(path.join(scans, 'Letters'), 1)
    await stubFolderDialog(app, path.join(scans, 'Letters'))
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await expect(page.getByText('All changes saved')).toBeVisible()
    await app.close()
    await rm(launched.documents, { recursive: true })

    const again = await launchApp({ home: launched.home })
    const recent = again.page.getByRole('region', { name: 'Recent projects' })
    await expect(recent.getByRole('button', { name: /^Letters/ })).toBeDisabled()
    await expect(recent.getByText(/The file is not there/)).toBeVisible()
    await inBothThemes(again.page, async (theme) => {
      await expectAccessible(again.page)
      await screenshot(again.page, `welcome-missing-${theme}`)
    })
    await recent.getByRole('button', { name: /Take Letters from the list/ }).click()
    await expect(recent.getByText('Your projects will be listed here.')).toBeVisible()
    await again.close()
    await rm(scans, { recursive: true })
  })

  test('cancelling a dialog leaves everything as it is', async () => {
    const { app, page } = launched
    await stubCancelledDialogs(app)
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await page.getByRole('button', { name: /^Open…/ }).click()
    await expect(page.getByRole('heading', { name: 'Florilegium', level: 1 })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a file that is no project is refused in a sentence, and the app goes on', async () => {
    const { app, page } = launched
    const folder = await makeTemporaryFolder('strange')
    await makeScans(folder, 1)
    await stubFolderDialog(app, path.join(folder, 'f. 1.jpg'))
    await page.getByRole('button', { name: /^Open…/ }).click()
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('is not a Florilegium project')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `notice-${theme}`)
    })
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toHaveCount(0)
    await rm(folder, { recursive: true })
  })

  test('a project that is dropped on the window is opened', async () => {
    const { app, page } = launched
    const scans = await makeTemporaryFolder('scans')
    await makeScans(path.join(scans, 'Letters'), 2)
    await stubFolderDialog(app, path.join(scans, 'Letters'))
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await expect(page.getByText('All changes saved')).toBeVisible()
    const [file = ''] = (await readdir(launched.documents, { recursive: true })).filter((name) =>
      name.endsWith('.florilegium'),
    )
    await chooseInMenu(app, 'closeProject')
    await expect(page.getByRole('heading', { name: 'Florilegium', level: 1 })).toBeVisible()

    await drop(page, path.join(launched.documents, file))
    await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible()
    await rm(scans, { recursive: true })
  })

  test('a folder that holds no images says so and what to do', async () => {
    const { app, page } = launched
    const folder = path.join(await makeTemporaryFolder('empty'), 'Empty')
    await mkdir(folder)
    await stubFolderDialog(app, folder)
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await expect(page.getByText('No images here')).toBeVisible()
    await expect(page.getByText('Your object is empty')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-empty-${theme}`)
    })
    await rm(path.dirname(folder), { recursive: true })
  })
})

/** Drops a file of this computer on the window: first it hovers, which the window shows. */
async function drop(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' })
    document.body.append(input)
  })
  await page.locator('#dropped').setInputFiles(file)
  const hover = (type: string) =>
    page.evaluate((type) => {
      const input = document.getElementById('dropped') as HTMLInputElement
      const dataTransfer = new DataTransfer()
      for (const dropped of input.files ?? []) dataTransfer.items.add(dropped)
      window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }))
    }, type)
  await hover('dragover')
  await expect(page.getByText(/A folder becomes a new project; a project is opened/)).toBeVisible()
  await screenshot(page, 'welcome-drop-light')
  await hover('drop')
  await page.locator('#dropped').evaluate((input) => input.remove())
}

/** Quits the app and starts it again in the same home. */
async function reopen({ app, home }: LaunchedApp): Promise<LaunchedApp> {
  await app.close()
  return launchApp({ home })
}

import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, makeTemporaryFolder } from './support/app.ts'
import { readClipboard, stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'

/** A manifest as a tired hand writes it: in an old encoding, with a comma missing in line 8, and one too many in line 10. */
const BROKEN = `{
  "@context": "http://iiif.io/api/presentation/3/context.json",
  "id": "https://example.org/codex/manifest.json",
  "type": "Manifest",
  "label": { "fr": ["M\u00e9moires"] },
  "rights": "https://creativecommons.org/licenses/by/4.0/",
  "items": [
    { "id": "https://example.org/codex/canvas/1", "type": "Canvas", "height": "881", "width": 1237
      "items": [] },
    { "id": "https://example.org/codex/canvas/2", "type": "Canvas", "height": 881, "items": [] },
  ]
}
`

test.describe('A broken manifest of a colleague', () => {
  test('is opened, mended in a copy, and told of to who made it; the file stays byte for byte', async () => {
    const folder = await makeTemporaryFolder('manifest')
    const original = path.join(folder, 'codex.json')
    await writeFile(original, BROKEN, 'latin1')
    const before = await readFile(original)
    const { app, page, mistakes, close } = await launchApp()
    await stubFolderDialog(app, original)
    await page.getByRole('heading', { name: 'Florilegium', level: 1 }).waitFor()
    await chooseInMenu(app, 'checkManifest')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(page.getByText('Some of it needs you, or whoever made the file.')).toBeVisible()
    const mended = page.getByRole('list', { name: 'Mended' })
    await expect(mended).toContainText('Windows-1252')
    await expect(mended).toContainText('A missing comma was written. Line 8, column 99')
    await expect(mended).toContainText('A comma too many was taken out. Line 10, column 97')
    await expect(page.getByRole('list', { name: 'For you to mend' })).toContainText(
      'has a height only',
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `manifest-check-${theme}`)
    })

    await page.getByRole('button', { name: 'Copy a report for the sender' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await readClipboard(app)).toContain('What a person must mend')

    // The copy cannot take the place of the file.
    await stubSaveDialog(app, original)
    await page.getByRole('button', { name: 'Save the mended copy…' }).click()
    await expect(page.getByText('is the file that was checked')).toBeVisible()
    expect(await readFile(original)).toEqual(before)

    const copy = path.join(folder, 'codex-mended.json')
    await stubSaveDialog(app, copy)
    await page.getByRole('button', { name: 'Save the mended copy…' }).click()
    await expect(page.getByText('The mended copy was saved as “codex-mended.json”.')).toBeVisible()
    await screenshot(page, 'manifest-check-saved')
    expect(JSON.parse(await readFile(copy, 'utf8'))).toMatchObject({
      label: { fr: ['Mémoires'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      items: [{ height: 881, width: 1237 }, { height: 881 }],
    })
    expect(await readFile(original)).toEqual(before)

    // The broken file itself becomes a project: what was mended is told once more, and it is worked on.
    await page.getByRole('button', { name: 'Open it…' }).click()
    const offer = page.getByRole('dialog', { name: 'Open a manifest' })
    const told = offer.getByRole('list', { name: 'What was mended or is kept' })
    await expect(told).toContainText('Windows-1252')
    await expect(told).toContainText('Line 8, column 99: A missing comma was written.')
    await screenshot(page, 'manifest-check-offer')
    await offer.getByRole('button', { name: 'Open as a new project' }).click()
    await expect(page.getByRole('heading', { name: 'Mémoires', level: 1 })).toBeVisible()
    await expect(page.getByRole('listbox', { name: 'Canvases' }).getByRole('option')).toHaveCount(2)
    await screenshot(page, 'manifest-check-opened')
    expect(await readFile(original)).toEqual(before)
    expect(mistakes()).toEqual([])
    await close()
    await rm(folder, { recursive: true, force: true })
  })
})

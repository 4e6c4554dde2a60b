import { chmod, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { canvasesOf, manifestOf, type Project } from '../../iiif/project/model.ts'
import { validate } from '../../iiif/validation/validate.ts'
import { readClipboard, stubCancelledDialogs, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export manifest' })

async function openExport(page: Page) {
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('region', { name: 'What will be written' })).toBeVisible()
  return dialog
}

/** A comment on the whole of the first canvas. */
async function annotate(page: Page, text: string): Promise<void> {
  await openViewer(page)
  await page.getByRole('tab', { name: 'Annotations' }).click()
  await page.getByRole('button', { name: 'Note on the whole canvas' }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill(text)
}

const readJson = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>

test.describe('Export: a manifest that other viewers open', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('Presentation 3.0, at addresses of one’s own, is planned, written, and valid', async () => {
    const { app, page, folder } = launched
    await annotate(page, 'The first leaf')
    const dialog = await openExport(page)
    await expect(dialog).toContainText('3 canvases · 1 file')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `export-${theme}`)
    })
    await dialog
      .getByRole('textbox', { name: 'Where the manifest will be published' })
      .fill('nowhere')
    await expect(dialog.getByRole('alert')).toContainText('"nowhere" is not an address of the web.')
    await expect(dialog.getByRole('button', { name: 'Choose file and export…' })).toBeDisabled()
    await screenshot(page, 'export-wrong-address')
    await dialog
      .getByRole('textbox', { name: 'Where the manifest will be published' })
      .fill('https://books.test/letters')
    await dialog
      .getByRole('textbox', { name: 'Where the images are served' })
      .fill('https://images.test/iiif/3')

    const file = path.join(folder, 'letters.json')
    await stubSaveDialog(app, file)
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(dialog).toContainText('1 file was written')
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `export-done-${theme}`)
    })
    const manifest = await readJson(file)
    expect(
      validate(manifest, '3.0').findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
    expect(manifest['id']).toBe('https://books.test/letters/letters.json')
    const text = await readFile(file, 'utf8')
    expect(text).toContain('https://images.test/iiif/3/f.%201.jpg')
    expect(text).toContain('The first leaf')
    expect(text).not.toContain('127.0.0.1')

    // What was filled in is there the next time.
    await dialog.getByRole('button', { name: 'Done' }).click()
    await openExport(page)
    await expect(dialog.getByRole('textbox', { name: 'Where the images are served' })).toHaveValue(
      'https://images.test/iiif/3',
    )
  })

  test('Presentation 2.1 has its annotations in files of their own, all of them valid', async () => {
    const { app, page, folder } = launched
    await annotate(page, 'The first leaf')
    const dialog = await openExport(page)
    await dialog.getByRole('radio', { name: /Older viewers/ }).check()
    await expect(dialog).toContainText('3 canvases · 2 files')
    await expect(dialog.getByRole('textbox', { name: 'Where the images are served' })).toHaveValue(
      /\/iiif\/2$/,
    )
    await screenshot(page, 'export-older-viewers')
    const file = path.join(folder, 'published', 'manifest.json')
    await mkdir(path.dirname(file))
    await stubSaveDialog(app, file)
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(dialog).toContainText('2 files were written')
    const manifest = await readJson(file)
    expect(manifest['@type']).toBe('sc:Manifest')
    expect(
      validate(manifest, '2.1').findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
    const base = String(manifest['@id']).replace(/manifest\.json$/, '')
    const list = /"(https:[^"]+\/list\/[^"]+)"/.exec(JSON.stringify(manifest))![1]!
    const annotations = await readJson(
      path.join(path.dirname(file), decodeURIComponent(list.slice(base.length))),
    )
    expect(
      validate(annotations, '2.1').findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
    expect(JSON.stringify(annotations)).toContain('The first leaf')
  })

  test('a place that cannot be written to is said in the dialog, and another one can be chosen', async () => {
    const { app, page, folder } = launched
    const dialog = await openExport(page)
    await stubSaveDialog(app, path.join(folder, 'gone', 'manifest.json'))
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(dialog.getByRole('alert')).toContainText('is no longer there')
    await screenshot(page, 'export-refused')
    await stubCancelledDialogs(app)
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    const file = path.join(folder, 'manifest.json')
    await stubSaveDialog(app, file)
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(dialog).toContainText('1 file was written')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await chmod(file, 0o644)
  })

  test('what the specification recommends is listed, with the way there', async () => {
    const { page } = launched
    await page.getByRole('textbox', { name: 'Label, No language' }).fill('')
    const dialog = await openExport(page)
    const findings = dialog.getByRole('list', { name: 'Findings' })
    await expect(findings).toContainText('The object:')
    await screenshot(page, 'export-findings')
    await findings
      .getByRole('button', { name: /^Go there The object/ })
      .first()
      .click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Label, No language' })).toBeVisible()
  })

  test('the address that is copied serves the object as it is now, to viewers on this computer', async () => {
    const { app, page } = launched
    const dialog = await openExport(page)
    await dialog.getByRole('button', { name: 'Copy manifest address' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    const address = await readClipboard(app)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.+\/presentation\/3\/manifest\.json$/)
    const fetched = await fetch(address)
    expect(fetched.headers.get('access-control-allow-origin')).toBe('*')
    const manifest = (await fetched.json()) as Record<string, unknown>
    expect(
      validate(manifest, '3.0').findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
    expect(manifest['id']).toBe(address)
    const image = /"(http:[^"]+\/full\/max\/0\/default\.jpg)"/.exec(JSON.stringify(manifest))![1]!
    const picture = await fetch(image)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')

    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('textbox', { name: 'Label, No language' }).fill('Letters, renamed')
    await expect(page.getByText('All changes saved')).toBeVisible()
    await expect
      .poll(async () => ((await (await fetch(address)).json()) as { label: unknown }).label)
      .toEqual({ none: ['Letters, renamed'] })
  })
})

test.describe('Export: what an older version cannot say', () => {
  test('is said before anything is written, where it is, and saved beside the manifest on request', async () => {
    const launched = await launchWithObject({ count: 3, describe: withWhatIsNew })
    const { app, page, folder } = launched
    const dialog = await openExport(page)
    const losses = dialog.getByRole('region', { name: /cannot say/ })
    await expect(losses).toHaveCount(0)
    await dialog.getByRole('radio', { name: /Older viewers/ }).check()
    await expect(losses).toContainText('What version 2.1 cannot say')
    await expect(losses).toContainText('3 things are left out')
    await losses.getByText(/navDate on manifests and collections only/).click()
    await expect(losses.getByRole('button', { name: 'Go there Canvas 2' })).toBeVisible()
    await losses.scrollIntoViewIfNeeded()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `export-losses-${theme}`)
    })
    await dialog.getByRole('radio', { name: /Oldest viewers/ }).check()
    await expect(losses).toContainText('Version 2.0 does not know rendering yet')
    await losses.getByRole('checkbox', { name: 'Save this report beside the manifest' }).check()
    await stubSaveDialog(app, path.join(folder, 'letters.json'))
    await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(dialog).toContainText('2 files were written')
    const report = await readFile(path.join(folder, 'letters-losses.txt'), 'utf8')
    expect(report).toContain('IIIF Presentation 2.0: what it cannot say')
    expect(report).toMatch(/Canvas 2, "f\. 2" {2}\/items\/1\/navDate/)
    const manifest = await readJson(path.join(folder, 'letters.json'))
    const { findings } = validate(manifest, '2.0')
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])

    // From a line of the report to the place where it can be changed.
    await dialog.getByRole('button', { name: 'Export again' }).click()
    await losses.getByText(/navDate on manifests and collections only/).click()
    await losses.getByRole('button', { name: 'Go there Canvas 2' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('option', { name: /f\. 2/, selected: true })).toBeVisible()
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })
})

/** A provider, a PDF and days of single leaves: what version 2 says otherwise, or not at all. */
function withWhatIsNew(project: Project): Project {
  const manifest = {
    ...manifestOf(project),
    provider: [
      {
        id: 'https://books.test/about',
        type: 'Agent',
        label: { en: ['A library'] },
        homepage: [
          {
            id: 'https://books.test/',
            type: 'Text',
            label: { en: ['Home'] },
            format: 'text/html',
          },
        ],
      },
    ],
    rendering: [
      {
        id: 'https://books.test/letters.pdf',
        type: 'Text',
        label: { en: ['PDF'] },
        format: 'application/pdf',
      },
    ],
  }
  const canvases = canvasesOf(project)
    .slice(0, 2)
    .map((canvas, index) => ({ ...canvas, navDate: `189${index}-05-01T00:00:00Z` }))
  const changed = [manifest, ...canvases].map((record) => [record.id, record] as const)
  return { ...project, records: new Map([...project.records, ...changed]) }
}

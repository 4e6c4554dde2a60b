import { expect, test, type Page } from '@playwright/test'
import { canvasesOf, manifestOf, type Project } from '../../iiif/project/model.ts'
import { readClipboard } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject } from './support/objects.ts'

const LIBRARY = 'https://library.example/letters'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'The IIIF' })

/** Its first canvas came from a library, which says more of it than any specification knows. */
function withCanvasOfOthers(project: Project): Project {
  const [canvas] = canvasesOf(project)
  if (!canvas) throw new Error('It is there')
  const address = `${LIBRARY}/canvas/1`
  const records = [
    { ...manifestOf(project), label: { en: ['Letters'] } },
    { ...canvas, origin: 'origin' },
    {
      type: 'Source',
      id: 'source',
      kind: 'manifest',
      address: `${LIBRARY}/manifest.json`,
      label: { en: ['Letters of the library'] },
      version: '3.0',
      fetched: '2026-01-02T12:00:00Z',
      head: { id: `${LIBRARY}/manifest.json`, type: 'Manifest', label: { en: ['Letters'] } },
    },
    {
      type: 'Origin',
      id: 'origin',
      source: 'source',
      address,
      resource: {
        id: address,
        type: 'Canvas',
        label: canvas.label,
        'ex:shelf': { row: 7, box: 'B' },
        height: canvas.height,
        width: canvas.width,
        items: [],
      },
    },
  ] as const
  return {
    ...project,
    records: new Map([...project.records, ...records.map((one) => [one.id, one] as const)]),
  }
}

test('The IIIF of any resource: read, copied, compared with the original, freed of what is unknown', async () => {
  const launched = await launchWithObject({ count: 3, describe: withCanvasOfOthers })
  const { app, page } = launched
  await page.getByRole('option', { name: /f\. 2/ }).click()
  await page.keyboard.press('Control+J')
  const dialog = dialogOf(page)
  const json = dialog.getByRole('region', { name: /^JSON of: Canvas 2/ })
  await expect(json).toContainText('"type": "Canvas"')
  await expect(dialog.getByRole('group', { name: 'What is shown' })).toHaveCount(0)

  // The whole object, in either version; its end is reached by key.
  await dialog.getByRole('combobox', { name: 'Of what' }).selectOption('The object')
  const whole = dialog.getByRole('region', { name: 'JSON of: The object' })
  await expect(whole).toContainText('"http://iiif.io/api/presentation/3/context.json"')
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `iiif-json-${theme}`)
  })
  await whole.focus()
  await page.keyboard.press('End')
  await expect(whole).toContainText(/\}\s*$/)
  await dialog.getByRole('combobox', { name: 'Written as' }).selectOption('Presentation 2.1')
  await expect(whole).toContainText('"sc:Manifest"')
  await dialog.getByRole('button', { name: 'Copy JSON' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(JSON.parse(await readClipboard(app))).toMatchObject({ '@type': 'sc:Manifest' })
  await dialog.getByRole('button', { name: 'Done' }).click()

  // One label is changed: in words, that is the difference.
  await page.getByRole('option', { name: /f\. 1/ }).click()
  await page.getByRole('textbox', { name: 'Label, No language' }).fill('f. 1 recto')
  await page.keyboard.press('Control+J')
  await dialog.getByRole('button', { name: 'Compared with the original' }).click()
  const compared = dialog.getByRole('region', { name: 'Compared with the original' })
  await expect(compared).toContainText('Taken from “Letters of the library”')
  await expect(compared).toContainText('Label was: f. 1 – and is now: f. 1 recto')
  await screenshot(page, 'iiif-compared')

  // What nobody knows is seen, and can be taken away and brought back.
  await dialog.getByRole('button', { name: 'Unknown properties (1)' }).click()
  const unknown = dialog.getByRole('region', { name: 'Unknown properties' })
  await expect(unknown).toContainText('{"row":7,"box":"B"}')
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `iiif-unknown-${theme}`)
  })
  await unknown.getByRole('button', { name: 'Take away ex:shelf' }).click()
  await expect(unknown).toContainText('It has no properties that the specification does not know')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(/^All changes saved · /)).toBeVisible()
  await page.getByRole('option', { name: /f\. 1 recto/ }).click()
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+J')
  await expect(dialog.getByRole('button', { name: 'Unknown properties (1)' })).toBeVisible()
  expect(launched.mistakes()).toEqual([])
  await launched.close()
})

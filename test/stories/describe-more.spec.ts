import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { validate } from '../../iiif/validation/validate.ts'
import { stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

/** Asks for a property by its name in words; the form that opens. */
async function add(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a property…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a property' })
  await dialog.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  await expect(dialog).toHaveCount(0)
  const section = page.getByRole('region', { name, exact: true })
  await expect(section).toBeVisible()
  return section
}

/** The first link of a list. */
async function link(section: Locator, address: string, name?: string): Promise<void> {
  await section.getByRole('textbox', { name: 'Address', exact: true }).first().fill(address)
  if (name !== undefined)
    await section.getByRole('textbox', { name: 'Name, No language' }).first().fill(name)
}

/** Picks an image of the object by its label. */
async function pick(page: Page, section: Locator, name: string): Promise<void> {
  await section.getByRole('button', { name: /^Choose an image|^Choose a canvas/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Search by name' }).fill(name)
  await expect(dialog.getByRole('status')).toContainText('One found.')
  await dialog.getByRole('button', { name }).click()
  await expect(dialog).toHaveCount(0)
}

/** What viewers show beside a resource, and where it belongs on the earth. */
async function describePictures(page: Page): Promise<void> {
  const thumbnail = await add(page, 'Thumbnail')
  await pick(page, thumbnail, 'f. 2')
  await thumbnail.getByRole('checkbox', { name: 'Only a part of the image' }).check()
  await thumbnail.getByRole('textbox', { name: 'From the top' }).fill('9999')
  await expect(thumbnail.getByRole('alert')).toContainText('within the image, 421 × 599')
  await thumbnail.getByRole('textbox', { name: 'From the top' }).fill('20')
  await expect(thumbnail.getByRole('alert')).toHaveCount(0)
  await pick(page, await add(page, 'Canvas before'), 'f. 3')
  await pick(page, await add(page, 'Canvas beside'), 'f. 1')

  const place = await add(page, 'Place')
  await place.getByRole('textbox', { name: 'Name, No language' }).fill('Fulda')
  await place.getByRole('textbox', { name: 'Latitude (north)' }).fill('91')
  await expect(place).toContainText('Degrees from -90 to 90')
  await place.getByRole('textbox', { name: 'Latitude (north)' }).fill('50.55')
  await place.getByRole('textbox', { name: 'Longitude (east)' }).fill('9,68')
}

/** What every kind of resource may have. */
async function describeLinks(page: Page, of: string): Promise<void> {
  const provider = await add(page, 'Provider')
  await provider.getByRole('textbox', { name: 'Name, No language' }).fill('A library')
  await provider
    .getByRole('textbox', { name: 'Address that names the provider' })
    .fill(`https://library.test/${of}`)
  await provider.getByRole('button', { name: 'Add homepage' }).click()
  const home = provider.getByRole('group', { name: 'Homepage of the provider' })
  await link(home, 'https://library.test/', 'The library')
  await provider.getByRole('button', { name: 'Add logo' }).click()
  const logo = provider.getByRole('group', { name: 'Logo', exact: true })
  await link(logo, 'https://library.test/logo.png')

  await link(await add(page, 'Homepage'), `https://library.test/${of}.html`, 'Catalogue')
  await link(await add(page, 'Other forms'), `https://library.test/${of}.pdf`, 'As a PDF')
  await link(await add(page, 'Data about it'), `https://library.test/${of}.xml`, 'TEI')
  await link(await add(page, 'Part of'), 'https://library.test/letters', 'Letters')
  await link(await add(page, 'Services'), `https://library.test/${of}/search`)

  const date = await add(page, 'Date')
  await date.getByRole('textbox').fill('around 1786')
  await expect(date).toContainText('This is not a date yet')
  await date.getByRole('textbox').fill('1786-03-12')
  await expect(date).toContainText('Written as 1786-03-12T00:00:00Z.')
}

test.describe('Properties: all that the specification has', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('object, canvas and part are described by every property, and both versions of the export hold them', async () => {
    const { page } = launched
    await formatSummary(page)
    await page.getByRole('button', { name: 'Add a property…' }).click()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `describe-offer-${theme}`)
    })
    await page.keyboard.press('Escape')
    await describeLinks(page, 'object')
    const homepage = page.getByRole('region', { name: 'Homepage', exact: true })
    await homepage.getByText('Details').click()
    await expect(homepage.getByRole('textbox', { name: 'Media type' })).toHaveValue('text/html')
    await homepage.getByRole('textbox', { name: 'Address' }).fill('library')
    await expect(homepage).toContainText('https://library.test/object.html is kept')
    await homepage.scrollIntoViewIfNeeded()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `describe-links-${theme}`)
    })
    await page.getByRole('region', { name: 'Provider', exact: true }).scrollIntoViewIfNeeded()
    await screenshot(page, 'describe-provider')
    await link(await add(page, 'Shared services'), 'https://library.test/auth')
    await describePictures(page)
    await pick(page, await add(page, 'Start'), 'f. 2')
    await page.getByRole('region', { name: 'Thumbnail', exact: true }).scrollIntoViewIfNeeded()
    await screenshot(page, 'describe-thumbnail')
    await areaOnTheMap(page)

    await page.getByText('f. 1', { exact: true }).click()
    await describeLinks(page, 'canvas')
    await describePictures(page)
    await screenshot(page, 'describe-canvas')

    await page.getByRole('tab', { name: 'Structure' }).click()
    await page.getByRole('button', { name: 'Make a part of the selection' }).click()
    await page.keyboard.type('Prologue')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+Enter')
    await expect(page.getByRole('textbox', { name: 'Label, No language' })).toHaveValue('Prologue')
    await describeLinks(page, 'part')
    await describePictures(page)
    await pick(page, await add(page, 'Start'), 'f. 1')
    await link(await add(page, 'Text of the part'), 'https://library.test/layer', 'Transcription')
    await page.getByRole('combobox', { name: 'In the contents' }).selectOption('no-nav')
    await page.getByRole('combobox', { name: 'Viewing direction' }).selectOption('right-to-left')
    await screenshot(page, 'describe-part')

    const manifest = await exported(launched, '3.0')
    expect(manifest['summary']).toEqual({ none: ['<p><b>Letters</b> &amp; notes</p>'] })
    for (const [resource, of] of parts(manifest)) {
      expect(resource).toMatchObject({
        provider: [
          {
            id: `https://library.test/${of}`,
            type: 'Agent',
            label: { none: ['A library'] },
            homepage: [{ id: 'https://library.test/', type: 'Text' }],
            logo: [{ id: 'https://library.test/logo.png', type: 'Image', format: 'image/png' }],
          },
        ],
        homepage: [{ id: `https://library.test/${of}.html`, label: { none: ['Catalogue'] } }],
        rendering: [{ id: `https://library.test/${of}.pdf`, format: 'application/pdf' }],
        seeAlso: [{ id: `https://library.test/${of}.xml`, type: 'Dataset' }],
        partOf: [{ id: 'https://library.test/letters', type: 'Collection' }],
        service: [{ id: `https://library.test/${of}/search`, type: 'SearchService2' }],
        navDate: '1786-03-12T00:00:00Z',
        thumbnail: [{ id: expect.stringContaining('f.%202.jpg/0,20,421,421/') as unknown }],
        placeholderCanvas: { type: 'Canvas', width: 421, height: 599 },
        accompanyingCanvas: { type: 'Canvas', width: 421, height: 599 },
        navPlace: { type: 'FeatureCollection' },
      })
      const { features } = resource['navPlace'] as { features: Resource[] }
      expect(features[0]).toEqual({
        type: 'Feature',
        properties: { label: { none: ['Fulda'] } },
        geometry: { type: 'Point', coordinates: [9.68, 50.55] },
      })
    }
    const [object, canvas, part] = parts(manifest).map(([resource]) => resource)
    expect(object!['start']).toEqual({
      id: (manifest['items'] as Resource[])[1]!['id'],
      type: 'Canvas',
    })
    expect(part!['start']).toEqual({ id: canvas!['id'], type: 'Canvas' })
    expect(part!['supplementary']).toMatchObject({ type: 'AnnotationCollection' })
    expect((object!['navPlace'] as { features: Resource[] }).features[1]).toMatchObject({
      geometry: { type: 'Polygon' },
    })
    expect(manifest['services']).toMatchObject([{ id: 'https://library.test/auth' }])

    const older = JSON.stringify(await exported(launched, '2.1'))
    for (const text of [
      'logo.png',
      'object.html',
      'canvas.pdf',
      'part.xml',
      'library.test/letters',
    ])
      expect(older).toContain(text)
  })
})

/** A second place is an area: two corners on the map, by clicks and by keys. */
async function areaOnTheMap(page: Page): Promise<void> {
  const place = page.getByRole('region', { name: 'Place', exact: true })
  await place.getByRole('button', { name: 'Add place' }).click()
  await place
    .getByRole('group', { name: 'Place 2', exact: true })
    .getByRole('button', { name: 'Choose on a map…' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Choose a place' })
  await dialog.getByRole('combobox', { name: 'Kind of place' }).selectOption('area')
  const map = dialog.getByRole('application', { name: /^Map of the earth/ })
  const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 }
  await map.click({ position: { x: width * 0.52, y: height * 0.22 } })
  await expect(dialog).toContainText('Now click the opposite corner.')
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'])
    await map.press(key)
  await expect(dialog).toContainText(/From 4\d.* to 5\d.* north/)
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `describe-map-${theme}`)
  })
  await dialog.getByRole('button', { name: 'Use this place' }).click()
  const second = place.getByRole('group', { name: 'Place 2', exact: true })
  await expect(second.getByRole('textbox', { name: 'North edge' })).toHaveValue(/^5\d/)
  await second.scrollIntoViewIfNeeded()
  await screenshot(page, 'describe-place')
}

/** Words of the summary are emphasised, and linked, by buttons. */
async function formatSummary(page: Page): Promise<void> {
  const summary = page.getByRole('textbox', { name: 'Summary, No language' })
  await summary.fill('Letters & notes')
  await page.getByRole('button', { name: 'Format Summary' }).click()
  await summary.focus()
  await page.keyboard.press('Control+Home')
  for (let letter = 0; letter < 'Letters'.length; letter += 1)
    await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: 'Bold' }).click()
  await expect(summary).toHaveValue('<p><b>Letters</b> &amp; notes</p>')
  await page.keyboard.press('Control+End')
  await page.getByRole('button', { name: 'Italic' }).click()
  await expect(page.getByRole('alert')).toContainText('select words first')
  await expect(page.getByRole('group', { name: 'As viewers show it' })).toHaveText(
    'Letters & notes',
  )
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `describe-formatted-${theme}`)
  })
}

type Resource = Record<string, unknown>

/** Manifest, first canvas and first range, by the name that they were given. */
const parts = (manifest: Resource): readonly (readonly [Resource, string])[] => [
  [manifest, 'object'],
  [(manifest['items'] as Resource[])[0]!, 'canvas'],
  [(manifest['structures'] as Resource[])[0]!, 'part'],
]

/** The manifest as it is exported; it is valid. */
async function exported(
  { app, page, folder }: LaunchedObject,
  version: '3.0' | '2.1',
): Promise<Resource> {
  const file = path.join(folder, `letters-${version}.json`)
  await stubSaveDialog(app, file)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export manifest' })
  if (version === '2.1') await dialog.getByRole('radio', { name: /Older viewers/ }).check()
  await dialog
    .getByRole('textbox', { name: 'Where the manifest will be published' })
    .fill('https://books.test/letters')
  await dialog
    .getByRole('textbox', { name: 'Where the images are served' })
    .fill('https://images.test/iiif/3')
  await dialog.getByRole('button', { name: 'Choose file and export…' }).click()
  await expect(dialog).toContainText('written')
  await dialog.getByRole('button', { name: 'Done' }).click()
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Resource
  const { findings } = validate(manifest, version)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  return manifest
}

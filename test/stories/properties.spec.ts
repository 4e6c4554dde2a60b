import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { readSaved, launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

interface Described {
  readonly label: Record<string, readonly string[]>
  readonly summary?: Record<string, readonly string[]>
  readonly metadata?: readonly unknown[]
  readonly rights?: string
  readonly requiredStatement?: unknown
  readonly viewingDirection?: string
  readonly behavior?: readonly string[]
  readonly width?: number
  readonly height?: number
}

/** The saved project file. */
async function saved(launched: LaunchedObject) {
  const { manifests } = (await readSaved(launched)) as {
    readonly manifests: readonly (Described & { readonly canvases: readonly Described[] })[]
  }
  const [manifest] = manifests
  if (!manifest) throw new Error('A project has a manifest')
  return { manifest, canvases: manifest.canvases }
}

const undo = (page: Page, what: string) =>
  page.getByRole('button', { name: `Undo ${what}` }).click()

test.describe('Properties: describing the object and its canvases', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject()
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('label and summary in several languages; each visit of a field is one step to undo', async () => {
    const { page } = launched
    await page.getByRole('textbox', { name: 'Label, No language' }).fill('Letters of a traveller')
    await page.getByRole('button', { name: 'Add language Label' }).click()
    await expect(page.getByRole('textbox', { name: /^Label, English/ })).toBeFocused()
    await page.getByRole('combobox', { name: 'Language of Label' }).nth(1).selectOption('de')
    const german = page.getByRole('textbox', { name: 'Label, German (de)' })
    await german.click()
    await page.keyboard.type('Briefe eines Reisenden')
    await expect(german).toHaveAttribute('lang', 'de')
    await expect(german).toHaveAttribute('dir', 'auto')
    await page.getByRole('textbox', { name: 'Summary, No language' }).click()
    await page.keyboard.type('Four letters.')
    await page.getByRole('combobox', { name: 'Language of Summary' }).selectOption('other')
    await page.getByRole('textbox', { name: 'Language tag of Summary' }).fill('not a language')
    await page.keyboard.press('Enter')
    await expect(page.getByText('is not a language tag')).toBeVisible()
    await screenshot(page, 'properties-language-tag')
    await page.getByRole('textbox', { name: 'Language tag of Summary' }).fill('EN-gb')
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('textbox', { name: 'Summary, British English (en-GB)' }),
    ).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `properties-object-${theme}`)
    })
    const { manifest } = await saved(launched)
    expect(manifest.label).toEqual({
      none: ['Letters of a traveller'],
      de: ['Briefe eines Reisenden'],
    })
    expect(manifest.summary).toEqual({ 'en-GB': ['Four letters.'] })

    await undo(page, 'change of the summary')
    await undo(page, 'change of the summary')
    await undo(page, 'change of the label')
    expect((await saved(launched)).manifest.label).toEqual({ none: ['Letters of a traveller'] })
    await expect(german).toHaveCount(0)
    await undo(page, 'change of the label')
    await expect(page.getByRole('textbox', { name: 'Label, No language' })).toHaveValue('Letters')
  })

  test('metadata pairs are added, put in order and removed', async () => {
    const { page } = launched
    const metadata = page.getByRole('region', { name: 'Metadata' })
    for (const [name, value] of [
      ['Date', '1786'],
      ['Place', 'Verona'],
    ] as const) {
      await metadata.getByRole('button', { name: 'Add pair' }).click()
      await page.keyboard.type(name)
      await metadata.getByRole('textbox', { name: 'Value, No language' }).last().fill(value)
    }
    await metadata.getByRole('button', { name: 'Move pair 2 up' }).click()
    expect((await saved(launched)).manifest.metadata).toEqual([
      { label: { none: ['Place'] }, value: { none: ['Verona'] } },
      { label: { none: ['Date'] }, value: { none: ['1786'] } },
    ])
    await screenshot(page, 'properties-metadata')
    await metadata.getByRole('button', { name: 'Remove pair 1' }).click()
    expect((await saved(launched)).manifest.metadata).toHaveLength(1)
    await undo(page, 'change of the metadata')
    expect((await saved(launched)).manifest.metadata).toHaveLength(2)
  })

  test('rights are chosen by plain words, and an address of the address bar becomes the identifier', async () => {
    const { page } = launched
    const rights = page.getByRole('region', { name: 'Rights' })
    await rights.getByRole('button', { name: 'Choose rights…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rights' })
    await dialog.getByRole('radio', { name: /CC BY 4\.0/ }).check()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `properties-rights-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Use' }).click()
    await expect(rights).toContainText('if they name the author')
    expect((await saved(launched)).manifest.rights).toBe(
      'http://creativecommons.org/licenses/by/4.0/',
    )

    await rights.getByRole('button', { name: 'Choose rights…' }).click()
    await dialog.getByRole('radio', { name: 'Another address…' }).check()
    await dialog.getByRole('textbox').fill('CC BY')
    await expect(dialog.getByRole('button', { name: 'Use' })).toBeDisabled()
    await dialog.getByRole('textbox').fill('https://rightsstatements.org/page/InC/1.0/')
    await dialog.getByRole('button', { name: 'Use' }).click()
    await expect(rights).toContainText('In copyright')
    expect((await saved(launched)).manifest.rights).toBe(
      'http://rightsstatements.org/vocab/InC/1.0/',
    )
    await undo(page, 'change of the rights')
    await expect(rights).toContainText('CC BY 4.0')
  })

  test('required statement, layout and viewing direction', async () => {
    const { page } = launched
    const statement = page.getByRole('region', { name: 'Required statement' })
    await statement
      .getByRole('textbox', { name: 'Statement, No language' })
      .fill('From a private collection')
    await page.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'Book' })
    await page
      .getByRole('combobox', { name: 'Viewing direction' })
      .selectOption({ label: 'Right to left' })
    expect((await saved(launched)).manifest).toMatchObject({
      requiredStatement: {
        label: { en: ['Attribution'] },
        value: { none: ['From a private collection'] },
      },
      behavior: ['paged'],
      viewingDirection: 'right-to-left',
    })
    await undo(page, 'change of the viewing direction')
    await undo(page, 'change of the behavior')
    const { manifest } = await saved(launched)
    expect(manifest.behavior).toBeUndefined()
    expect(manifest.viewingDirection).toBeUndefined()
  })

  test('several canvases are described at once, in one step', async () => {
    const { page } = launched
    await page.getByText('f. 1', { exact: true }).click()
    await page.keyboard.press('Control+a')
    await expect(
      page.getByText('What you set here is set for all 4 canvases at once.'),
    ).toBeVisible()
    await page.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'Not a page' })
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `properties-several-${theme}`)
    })
    expect((await saved(launched)).canvases.map(({ behavior }) => behavior)).toEqual(
      Array(4).fill(['non-paged']),
    )
    await undo(page, 'change of the behavior of 4 canvases')
    expect((await saved(launched)).canvases[0]!.behavior).toBeUndefined()
  })

  test('the size of a canvas keeps its proportions, and can be that of its image again', async () => {
    const { page } = launched
    await openViewer(page)
    const size = page.getByRole('region', { name: 'Canvas size' })
    await size.getByRole('textbox', { name: 'Width' }).fill('842')
    await page.keyboard.press('Enter')
    await expect(size.getByRole('textbox', { name: 'Height' })).toHaveValue('1198')
    expect((await saved(launched)).canvases[0]).toMatchObject({ width: 842, height: 1198 })
    await size.getByRole('textbox', { name: 'Height' }).fill('tall')
    await expect(size).toContainText('A whole number from 1 to')
    await screenshot(page, 'properties-canvas-size')
    await size.getByRole('button', { name: 'Size of the image' }).click()
    expect((await saved(launched)).canvases[0]).toMatchObject({ width: 421, height: 599 })
    await undo(page, 'change of the canvas size')
    await expect(size.getByRole('textbox', { name: 'Width' })).toHaveValue('842')
  })
})

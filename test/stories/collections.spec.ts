import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { validate } from '../../iiif/validation/validate.ts'
import { readClipboard, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject } from './support/objects.ts'

test('Two manifests in one project, put together by a collection, and published in one go', async () => {
  const launched = await launchWithObject({ count: 3 })
  const { app, page, folder } = launched
  await expect(page.getByRole('button', { name: 'Go to another manifest' })).toHaveCount(0)
  await chooseInMenu(app, 'openCollections')
  const dialog = page.getByRole('dialog', { name: 'Manifests and collections' })
  const manifests = dialog.getByRole('region', { name: 'Manifests', exact: true })
  await expect(manifests.getByRole('listitem')).toHaveCount(1)

  // A second object: it is open at once.
  await manifests.getByRole('button', { name: 'Add a manifest' }).click()
  await manifests.getByRole('textbox').nth(1).fill('Diaries')
  await expect(manifests.getByRole('listitem').nth(1)).toContainText('Open now')
  const collections = dialog.getByRole('region', { name: 'Collections', exact: true })
  await collections.getByRole('button', { name: 'Add a collection' }).click()
  await collections.getByRole('textbox').fill('Papers')
  const card = collections.getByRole('article', { name: 'Papers' })
  await card.getByRole('combobox', { name: 'Put into “Papers”' }).selectOption('Diaries')
  await card.getByRole('combobox', { name: 'Put into “Papers”' }).selectOption('Letters')
  await card.getByRole('button', { name: 'Move “Letters” up' }).press('Enter')
  await expect(card.getByRole('listitem').first()).toContainText('Letters')
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `collections-${theme}`)
  })
  // Described like an object, with all the forms of one.
  await card.getByRole('button', { name: 'Describe “Papers”' }).click()
  await expect(page.getByRole('button', { name: 'Collection', pressed: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Summary' }).first().fill('Letters and diaries')
  await screenshot(page, 'collections-described')

  // The second gets a canvas; from one to the other by the switch in the bar.
  await expect(page.getByRole('heading', { name: 'Diaries', level: 1 })).toBeVisible()
  await page.getByRole('treeitem', { name: /f\. 2/ }).click()
  await page.keyboard.press('Enter')
  const canvases = page.getByRole('listbox', { name: 'Canvases' })
  await expect(canvases.getByRole('option')).toHaveCount(1)
  await page.getByRole('button', { name: 'Go to another manifest' }).click()
  await screenshot(page, 'collections-switch')
  await page.getByRole('menuitem', { name: 'Letters' }).click()
  await expect(canvases.getByRole('option')).toHaveCount(3)
  await expect(page.getByText(/^All changes saved · /)).toBeVisible()

  // Everything, in one go.
  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export manifest' })
  await exporting.getByRole('radio', { name: /Everything/ }).check()
  await expect(exporting).toContainText('4 canvases · 3 files')
  await screenshot(page, 'collections-export')
  const target = path.join(folder, 'published', 'collection.json')
  await mkdir(path.dirname(target))
  await stubSaveDialog(app, target)
  await exporting.getByRole('button', { name: 'Choose file and export…' }).click()
  await expect(exporting).toContainText('3 files were written')
  const collection = JSON.parse(await readFile(target, 'utf8')) as {
    id: string
    items: { id: string; label: unknown }[]
  }
  expect(collection).toMatchObject({ type: 'Collection', label: { none: ['Papers'] } })
  expect(JSON.stringify(collection)).toContain('Letters and diaries')
  expect(collection.items.map(({ label }) => label)).toEqual([
    { none: ['Letters'] },
    { none: ['Diaries'] },
  ])
  const base = collection.id.replace(/collection\.json$/, '')
  for (const { id } of collection.items) {
    const file = path.join(path.dirname(target), decodeURIComponent(id.slice(base.length)))
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({ id, partOf: [{ id: collection.id }] })
    expect(
      validate(manifest, '3.0').findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
  }
  await exporting.getByRole('button', { name: 'Done' }).click()

  // The same, live, for viewers on this computer.
  await chooseInMenu(app, 'copyManifestAddress')
  await expect.poll(() => readClipboard(app)).toMatch(/manifest\.json$/)
  const address = (await readClipboard(app)).replace(/manifest\.json$/, 'collection.json')
  const live = (await (await fetch(address)).json()) as typeof collection
  expect(live.items).toHaveLength(2)
  const second = await fetch(live.items[1]!.id)
  expect(await second.json()).toMatchObject({ type: 'Manifest', id: live.items[1]!.id })

  expect(launched.mistakes()).toEqual([])
  await launched.close()
})

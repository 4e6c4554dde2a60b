import { expect, test, type Locator, type Page } from '@playwright/test'
import { apply } from '../../iiif/project/change.ts'
import * as properties from '../../iiif/project/commands/properties.ts'
import { manifestOf, type Project } from '../../iiif/project/model.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, readSaved, type LaunchedObject } from './support/objects.ts'

const HTTPS = 'https://creativecommons.org/licenses/by/4.0/'
const HTTP = 'http://creativecommons.org/licenses/by/4.0/'

/** As another program may have left it: HTML in a label, a licence with https on three canvases, and no label on the fifth. */
function withFaults(project: Project): Project {
  const [first = '', ...others] = manifestOf(project).items
  const label = { none: ['f. 1<sup>r</sup>'] }
  return [
    properties.setLabel(project, { ids: [first] }, label),
    properties.setRights(project, { ids: others.slice(0, 3) }, HTTPS),
    properties.setLabel(project, { ids: others.slice(3, 4) }, {}),
  ].reduce((changed, { change }) => {
    // Each speaks of canvases of its own.
    return apply(changed, change)
  }, project)
}

test.describe('What speaks against the specification', () => {
  let launched: LaunchedObject
  let page: Page

  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('is told while one works, explained, mended by a button or by hand, and undone', async () => {
    launched = await launchWithObject({ name: 'Codex', count: 8, describe: withFaults })
    page = launched.page
    await expect(status()).toHaveText('4 errors · 1 recommendation')
    await status().click()
    await expect(page.getByRole('heading', { name: 'Errors' })).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `validation-${theme}`)
    })

    const rights = page.getByRole('button', { name: /^rights must be.* 3 places$/ })
    await rights.click()
    const places = page.getByRole('list', { name: /^Places: rights must be/ })
    await expect(places.getByRole('listitem')).toHaveCount(3)
    await page.getByRole('button', { name: /^Explain rights must be/ }).click()
    await expect(page.getByText('Programs know licences by their exact address.')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `validation-explained-${theme}`)
    })

    await places.getByRole('button', { name: /^Fix Canvas 2/ }).click()
    await expect(status()).toHaveText('3 errors · 1 recommendation')
    await page.getByRole('button', { name: /^Fix all 2/ }).click()
    await expect(status()).toHaveText('1 error · 1 recommendation')
    await page.getByRole('button', { name: 'Undo mending of 2 faults' }).click()
    await expect(status()).toHaveText('3 errors · 1 recommendation')
    await page.getByRole('button', { name: 'Redo mending of 2 faults' }).click()
    await expect(status()).toHaveText('1 error · 1 recommendation')

    // What no program can mend for certain is mended by hand, where one is led to.
    await page.getByRole('button', { name: /^Go there Canvas 1/ }).click()
    await expect(page.getByText('1 selected')).toBeVisible()
    await page.getByRole('textbox', { name: /^Label/ }).fill('f. 1r')
    await expect(status()).toHaveText('1 recommendation')
    await page.keyboard.press('F8')
    await expect(page.getByText('Canvas 5: This canvas has no label')).toBeAttached()
    await page.getByRole('textbox', { name: /^Label/ }).fill('f. 5')
    await expect(status()).toHaveText('No errors')
    await inBothThemes(page, (theme) => screenshot(page, `validation-mended-${theme}`))

    const saved = JSON.stringify(await readSaved(launched))
    expect(saved).not.toContain(HTTPS)
    expect(saved.split(HTTP)).toHaveLength(4)
  })

  const status = (): Locator => page.getByRole('button', { name: /^Checks: / })
})

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Theme } from './app.ts'

const SCREENSHOTS = path.resolve(import.meta.dirname, '../../../test-results/screenshots')

/** Keeps a picture of the window in test-results/screenshots. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: 'disabled' })
}

/** Keeps a picture of what was made beside those of the window. */
export async function keepPicture(name: string, png: Uint8Array): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true })
  await writeFile(path.join(SCREENSHOTS, `${name}.png`), png)
}

/** No serious or critical finding of axe on what the window shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  // The ordinary mode opens a second page, which Electron has not.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
  expect(grave).toEqual([])
}

/** Does the same in the light and in the dark theme; afterwards the window is light. */
export async function inBothThemes(
  page: Page,
  action: (theme: Theme) => Promise<void>,
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await action(theme)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

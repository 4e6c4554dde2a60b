import type { Locator, Page } from '@playwright/test'
import { openViewer, readSaved, type LaunchedObject } from './objects.ts'

/** The annotations as they stand in the saved project file. */
export async function savedAnnotations(launched: LaunchedObject): Promise<readonly Saved[]> {
  const { annotations = [] } = (await readSaved(launched)) as {
    readonly annotations?: readonly Saved[]
  }
  return annotations
}

export interface Saved {
  readonly motivation: string
  readonly bodies?: readonly { readonly value: string; readonly language?: string }[]
  readonly target: { readonly kind: string; readonly points?: readonly unknown[] } & Partial<
    Record<'x' | 'y' | 'width' | 'height', number>
  >
}

/** The image, in the viewer with the list of annotations beside it. */
export async function openAnnotating(page: Page): Promise<Locator> {
  await openViewer(page)
  await page.getByRole('tab', { name: 'Annotations' }).click()
  return page.getByRole('application', { name: /^Image of/ })
}

/** Drags over the image, from and to parts of its width and height. */
export async function drag(
  page: Page,
  image: Locator,
  path: readonly (readonly [number, number])[],
): Promise<void> {
  const box = (await image.boundingBox())!
  const points = path.map(([x, y]) => [box.x + box.width * x, box.y + box.height * y] as const)
  await page.mouse.move(...points[0]!)
  await page.mouse.down()
  for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 8 })
  await page.mouse.up()
}

export const rows = (page: Page) =>
  page.getByRole('list', { name: 'Annotations of this canvas' }).locator('> li')

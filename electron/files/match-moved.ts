import type { MovedImage } from '../contract/places.ts'
import type { SourceEntry } from '../contract/sources.ts'
import type { SoughtImage } from './locate-images.ts'

/** Whether two files, by their paths, hold the same bytes: asked only where nothing else tells them apart. */
export type IsSameContent = (one: string, other: string) => Promise<boolean>

/**
 * Where images lie that are not at their paths. A file may be one when its picture is as large in pixels, and as large
 * in bytes where that is known: first those of the same name, then, by their size in bytes, those of any name. Among
 * several, the one with the most folders in common; or any, where all hold the same. No file stands for two images.
 */
export async function matchMoved(
  missing: readonly SoughtImage[],
  listed: readonly SourceEntry[],
  isSameContent: IsSameContent,
): Promise<readonly MovedImage[]> {
  const taken = new Set<string>()
  const found: MovedImage[] = []
  for (const named of [true, false]) {
    for (const image of missing) {
      if (found.some(({ path }) => path === image.path)) continue
      const fitting = listed.filter((entry) => !taken.has(entry.path) && fits(entry, image))
      const likely = fitting.filter((entry) => isCalled(entry, image) === named)
      const one =
        named || image.size !== undefined ? await choose(likely, image, isSameContent) : undefined
      if (one === undefined) continue
      taken.add(one)
      found.push({ path: image.path, now: one })
    }
  }
  return found
}

function fits({ content, size }: SourceEntry, image: SoughtImage): boolean {
  if (content.kind !== 'image') return false
  if (content.width !== image.width || content.height !== image.height) return false
  return image.size === undefined || image.size === size
}

/** That of a page is the name of its file and its number. */
function isCalled({ path, page }: SourceEntry, image: SoughtImage): boolean {
  const name = path
    .split('/')
    .slice(page === undefined ? -1 : -2)
    .join('/')
  return `/${image.path}`.endsWith(`/${name}`)
}

async function choose(
  likely: readonly SourceEntry[],
  { path }: SoughtImage,
  isSameContent: IsSameContent,
): Promise<string | undefined> {
  const near = likely.map((entry) => ({ path: entry.path, inCommon: inCommon(entry.path, path) }))
  const most = Math.max(0, ...near.map((one) => one.inCommon))
  const [first, ...others] = near.filter((one) => one.inCommon === most)
  if (!first) return undefined
  for (const other of others) if (!(await isSameContent(first.path, other.path))) return undefined
  return first.path
}

/** How many parts two paths have in common, from the end. */
function inCommon(one: string, other: string): number {
  const [theirs, ours] = [one.split('/').reverse(), other.split('/').reverse()]
  const differing = theirs.findIndex((part, index) => part !== ours[index])
  return differing === -1 ? theirs.length : differing
}

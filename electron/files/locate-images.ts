import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { runAll } from './run-all.ts'

/** An image that a project shows, by its path from its folder with forward slashes. */
export interface SoughtImage {
  readonly path: string
  /** In bytes, when it was last seen; undefined where that is not known. */
  readonly size: number | undefined
  /** In pixels, as displayed. */
  readonly width: number
  readonly height: number
}

/** Enough to keep a disk busy. */
const AT_ONCE = 16

/** The images that do not lie in a folder at the same path and as large in bytes as they were. */
export async function missingIn(
  folder: string,
  images: readonly SoughtImage[],
): Promise<readonly SoughtImage[]> {
  const there = new Set<SoughtImage>()
  await runAll(images, AT_ONCE, async (image) => {
    if (await isThere(folder, image)) there.add(image)
  })
  return images.filter((image) => !there.has(image))
}

async function isThere(folder: string, { path: file, size }: SoughtImage): Promise<boolean> {
  // The path of a page is that of its file, a slash and its number.
  for (const place of [file, path.posix.dirname(file)]) {
    const status = await lstat(path.join(folder, place)).catch(() => undefined)
    if (status?.isFile()) return size === undefined || status.size === size
  }
  return false
}

/** Places at which a folder may lie now, the likeliest first: the one that was chosen, or one of its name in it. */
export const placesIn = (chosen: string, before: string): readonly string[] => [
  chosen,
  path.join(chosen, lastOf(before)),
]

/**
 * Where another folder lies, if what lies around it was moved together with one whose old and new place are known;
 * undefined where those two say nothing of it.
 */
export function movedAlong(
  other: string,
  { before, after }: { readonly before: string; readonly after: string },
): string | undefined {
  const [old, now] = [partsOf(before), partsOf(after)]
  while (old.length && now.length && old.at(-1) === now.at(-1)) {
    old.pop()
    now.pop()
  }
  const [root, theirs] = [old, partsOf(other)]
  if (root.length === 0 || !root.every((part, index) => theirs[index] === part)) return undefined
  const top = path.parse(after).root
  return path.join(top, ...now, ...theirs.slice(root.length))
}

/** Of a place on any system. */
const partsOf = (place: string): string[] => place.split(/[\\/]/).filter((part) => part !== '')
const lastOf = (place: string): string => partsOf(place).at(-1) ?? place

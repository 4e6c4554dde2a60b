import { shownImages } from '../project/images-of.ts'
import type { LocalImage, Project } from '../project/model.ts'

/** An image of the object and its name in the site. */
export interface NamedImage {
  readonly name: string
  readonly image: LocalImage
}

/** File systems take 255 bytes; a browser's address bar and people take less. */
const LONGEST_NAME = 80

/**
 * Every image of the object once, with a name that is the same on every server: small letters, digits and
 * hyphens. Servers decode `%2F` and the like as they please, and some file systems know no difference between
 * capital and small letters, so that names of scans are not fit for it. The order of the canvases decides which of
 * two alike gets a number.
 */
export function nameImages(project: Project): readonly NamedImage[] {
  const taken = new Set<string>()
  const named = new Map<string, NamedImage>()
  for (const image of shownImages(project)) {
    const key = keyOf(image)
    if (named.has(key)) continue
    const name = freeName(slugOf(image.path), taken)
    taken.add(name)
    named.set(key, { name, image })
  }
  return [...named.values()]
}

/** Tells one image of a project from another. */
export const keyOf = ({ folder, path }: Pick<LocalImage, 'folder' | 'path'>): string =>
  JSON.stringify([folder, path])

function slugOf(path: string): string {
  const slug = path
    .replace(/\.[a-z\d]{2,5}$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'image' : slug
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`
  return name
}

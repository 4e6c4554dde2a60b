import { imagesIn, nameOfImage } from '../../project/painting.ts'
import { canvasesOf, type CanvasRecord, type Project, type RecordId } from '../../project/model.ts'
import type { FoundFile, FoundPage } from './found.ts'

/** How pages find their canvases: by what they are called, or one after the other from a canvas on. */
export type PageMatching =
  { readonly kind: 'names' } | { readonly kind: 'order'; readonly from: RecordId }

/** A page of a file and the canvas that it speaks of; without one, nothing of it can be taken over. */
export interface MatchedPage {
  readonly file: string
  readonly page: FoundPage
  readonly canvas: RecordId | undefined
}

/**
 * Finds the canvas of each page: by its address, by the name of its image, by the name of the file where that
 * has one page, or by its label. Where no name helps at all, the pages are taken in their order.
 */
export function matchPages(
  project: Project,
  files: readonly FoundFile[],
  matching: PageMatching,
): readonly MatchedPage[] {
  const pages = files.flatMap(({ name, pages }) =>
    pages.map((page) => ({
      file: name,
      page,
      names: pages.length === 1 ? [...page.names, name] : page.names,
    })),
  )
  const canvases = canvasesOf(project)
  if (matching.kind === 'names') {
    const find = canvasFinder(canvases)
    const found = pages.map(({ file, page, names }) => ({ file, page, canvas: find(names) }))
    if (found.some(({ canvas }) => canvas !== undefined)) return found
  }
  const from = matching.kind === 'order' ? matching.from : canvases[0]?.id
  const start = Math.max(
    0,
    canvases.findIndex(({ id }) => id === from),
  )
  return pages.map(({ file, page }, index) => ({ file, page, canvas: canvases[start + index]?.id }))
}

/** Names that two canvases share tell neither. */
function canvasFinder(
  canvases: readonly CanvasRecord[],
): (names: readonly string[]) => RecordId | undefined {
  const ids = new Set(canvases.map(({ id }) => id))
  const images = indexBy(canvases, (canvas) => imageNames(canvas))
  const stems = indexBy(canvases, (canvas) => imageNames(canvas).map(stemOf))
  const labels = indexBy(canvases, ({ label }) => Object.values(label).flat().map(normalise))
  return (names) => {
    for (const name of names) {
      const last = lastPart(name)
      const found =
        [name, last].find((id) => ids.has(id)) ??
        images.get(normalise(last)) ??
        stems.get(stemOf(last)) ??
        labels.get(normalise(name))
      if (found !== undefined) return found
    }
    return undefined
  }
}

function indexBy(
  canvases: readonly CanvasRecord[],
  keysOf: (canvas: CanvasRecord) => readonly string[],
): ReadonlyMap<string, RecordId> {
  const index = new Map<string, RecordId>()
  const shared = new Set<string>()
  for (const canvas of canvases) {
    for (const key of new Set(keysOf(canvas))) {
      if (key === '' || index.has(key)) shared.add(key)
      index.set(key, canvas.id)
    }
  }
  for (const key of shared) index.delete(key)
  return index
}

const imageNames = ({ painting }: CanvasRecord): readonly string[] =>
  painting
    .flatMap(({ body }) => imagesIn(body))
    .map((image) => normalise(lastPart(nameOfImage(image))))

/** The last part of an address or a path, decoded: a record's id, or the name of a file. */
function lastPart(name: string): string {
  const last = name.split(/[?#]/)[0]?.split(/[/\\]/).at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch (error) {
    if (error instanceof URIError) return last
    throw error
  }
}

/** A name without the endings of images and of formats: `f1r.tif`, `f1r.alto.xml` and `f1r_alto.xml` are one. */
const stemOf = (name: string): string =>
  normalise(name)
    .replace(/\.[a-z\d]{2,5}$/, '')
    .replace(/[._-](alto|page|hocr|tei|ocr|gt)$/, '')
    .replace(/\.(jpe?g|tiff?|png|jp2|webp)$/, '')

const normalise = (name: string): string => name.normalize('NFC').trim().toLowerCase()

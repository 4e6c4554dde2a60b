import { apply, merge, type Change } from '../../iiif/project/change.ts'
import type { Command } from '../../iiif/project/command.ts'
import { addCanvases, type NewId } from '../../iiif/project/commands/canvases.ts'
import { labelOfImage } from '../../iiif/project/from-folder.ts'
import { importKept } from '../../iiif/project/import/kept-sources.ts'
import { takeCanvases } from '../../iiif/project/import/take-canvases.ts'
import type { Project, RecordId, SourceRecord } from '../../iiif/project/model.ts'
import type { SourceCanvas, SourceImage, SourceItem } from '../panels/sources/source-rows.ts'

/** Things of one kind that stand beside each other. */
type Stretch =
  | { readonly kind: 'images'; readonly images: readonly SourceImage[] }
  | {
      readonly kind: 'canvases'
      readonly source: SourceRecord
      readonly canvases: readonly SourceCanvas[]
    }

/**
 * Makes canvases of images and takes canvases of others, in the order given, as one step.
 *
 * @param at the index of the first; at the end without
 */
export function gatherCommand(
  project: Project,
  {
    items,
    at,
    newId,
  }: {
    readonly items: readonly SourceItem[]
    readonly at?: number | undefined
    readonly newId: NewId
  },
): Command {
  let current = project
  let change: Change = []
  let place = at
  const stretches = stretchesOf(items)
  for (const stretch of stretches) {
    const command = commandFor(current, stretch, { at: place, newId })
    current = apply(current, command.change)
    change = merge(change, command.change)
    if (place !== undefined) place += command.label.count ?? 0
  }
  const isOwn = stretches.every(({ kind }) => kind === 'images')
  return { label: { key: isOwn ? 'addCanvases' : 'takeCanvases', count: items.length }, change }
}

function commandFor(
  project: Project,
  stretch: Stretch,
  { at, newId }: { readonly at: number | undefined; readonly newId: NewId },
): Command {
  if (stretch.kind === 'images') {
    return addCanvases(project, { images: stretch.images.flatMap(newImageOf), at, newId })
  }
  const imported = importKept(stretch.source, newId)
  const canvases = stretch.canvases.flatMap(({ canvas }) => imported?.canvases[canvas.place] ?? [])
  return imported
    ? takeCanvases(project, imported, { canvases, ...(at !== undefined && { at }) })
    : { label: { key: 'takeCanvases', count: 0 }, change: [] }
}

function newImageOf({ folder, entry: { path, page, bands, content } }: SourceImage) {
  if (content.kind !== 'image') return []
  const { width, height } = content
  const image = { type: 'Image', folder, path, width, height } as const
  return [{ image, label: labelOfImage({ path, page, bands }) }]
}

function stretchesOf(items: readonly SourceItem[]): readonly Stretch[] {
  const stretches: SourceItem[][] = []
  for (const item of items) {
    const last = stretches.at(-1)
    if (last?.[0] && placeOf(last[0]) === placeOf(item)) last.push(item)
    else stretches.push([item])
  }
  return stretches.map((stretch): Stretch => {
    const canvases = stretch.filter((item) => 'canvas' in item)
    const [first] = canvases
    return first
      ? { kind: 'canvases', source: first.source, canvases }
      : { kind: 'images', images: stretch.filter((item) => 'entry' in item) }
  })
}

/** Where something is taken from: all folders are one place, each document is one. */
const placeOf = (item: SourceItem): RecordId | undefined =>
  'entry' in item ? undefined : item.source.id

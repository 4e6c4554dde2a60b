import { plainText } from '../language-map.ts'
import { apply } from './change.ts'
import { addCanvases, type NewId } from './commands/canvases.ts'
import { addFolder } from './commands/folders.ts'
import { addSources } from './commands/sources.ts'
import { labelOfImage, type FolderImage, type ProjectFolder } from './from-folder.ts'
import { importKept } from './import/kept-sources.ts'
import { takeCanvases } from './import/take-canvases.ts'
import {
  findRecord,
  foldersOf,
  type ManifestRecord,
  type Project,
  type RecordId,
  type SourceRecord,
} from './model.ts'

/** Something that canvases are made of, or taken from. */
export type GatheredPart =
  | {
      readonly kind: 'images'
      readonly folder: ProjectFolder
      /** In the order in which they become canvases. */
      readonly images: readonly FolderImage[]
    }
  | {
      readonly kind: 'canvases'
      readonly source: SourceRecord
      /** From 0, among the canvases of the source, in the order in which they are taken. */
      readonly places: readonly number[]
    }

/** A project of one object: the canvases of all parts, one after the other. Each folder and each source is in it once. */
export function gatherProject({
  id,
  name,
  parts,
  newId,
}: {
  readonly id: string
  readonly name: string
  readonly parts: readonly GatheredPart[]
  readonly newId: NewId
}): Project {
  const manifest: ManifestRecord = {
    type: 'Manifest',
    id: newId(),
    label: plainText(name),
    metadata: [],
    behavior: [],
    items: [],
  }
  const empty: Project = {
    id,
    manifest: manifest.id,
    records: new Map<RecordId, ManifestRecord>([[manifest.id, manifest]]),
  }
  return parts.reduce<Project>((project, part) => withPart(project, part, newId), empty)
}

function withPart(project: Project, part: GatheredPart, newId: NewId): Project {
  if (part.kind === 'images') return withImages(project, part, newId)
  const { source, places } = part
  const isThere = findRecord(project, 'Source', source.id) !== undefined
  const kept = isThere ? project : apply(project, addSources([source]).change)
  const imported = importKept(source, newId)
  if (!imported) return kept
  const canvases = places.flatMap((place) => imported.canvases[place] ?? [])
  return apply(kept, takeCanvases(kept, imported, { canvases }).change)
}

function withImages(
  project: Project,
  { folder, images }: GatheredPart & { readonly kind: 'images' },
  newId: NewId,
): Project {
  const { location } = folder
  const before = foldersOf(project).find((one) => one.location === location)
  const id = before?.id ?? newId()
  const within = before ? project : apply(project, addFolder(project, { ...folder, id }).change)
  const canvases = images.map(({ path, page, bands, width, height }) => ({
    image: { type: 'Image', folder: id, path, width, height } as const,
    label: labelOfImage({ path, page, bands }),
  }))
  return apply(within, addCanvases(within, { images: canvases, newId }).change)
}

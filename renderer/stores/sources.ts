import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { FolderState, SourceEntry, SourcesChange } from '../../electron/contract/app-api.ts'
import { compareNaturally } from '../../iiif/natural-order.ts'
import type { LocalImage, RecordId } from '../../iiif/project/model.ts'

/** What a folder of scans holds, as far as it has been looked through. */
export interface FolderContent {
  readonly state: FolderState
  /** By path. */
  readonly entries: ReadonlyMap<string, SourceEntry>
  /** In natural order of their paths. */
  readonly inOrder: readonly SourceEntry[]
  /** How often the folder came back after it was gone: its pictures are then asked for anew. */
  readonly returns: number
}

const NOTHING_YET: FolderContent = {
  state: { kind: 'scanning', seen: 0 },
  entries: new Map(),
  inOrder: [],
  returns: 0,
}

/** The files of the folders of scans, as main finds and watches them. */
export const useSources = defineStore('sources', () => {
  const contents = shallowRef<ReadonlyMap<RecordId, FolderContent>>(new Map())

  function receive(change: SourcesChange): void {
    const before = contents.value.get(change.folder) ?? NOTHING_YET
    contents.value = new Map(contents.value).set(change.folder, changed(before, change))
  }

  /** Forgets what belongs to other projects. */
  function keepOnly(folders: readonly RecordId[]): void {
    const kept = [...contents.value].filter(([folder]) => folders.includes(folder))
    contents.value = new Map(kept)
  }

  const contentOf = (folder: RecordId): FolderContent => contents.value.get(folder) ?? NOTHING_YET

  /** The file behind an image, when it has been found. */
  const findEntry = ({
    folder,
    path,
  }: Pick<LocalImage, 'folder' | 'path'>): SourceEntry | undefined =>
    contents.value.get(folder)?.entries.get(path)

  return { contents, receive, keepOnly, contentOf, findEntry }
})

function changed(
  before: FolderContent,
  { state, found, removed }: Pick<SourcesChange, 'state' | 'found' | 'removed'>,
): FolderContent {
  const isBack = before.state.kind === 'failed' && state.kind !== 'failed'
  const returns = before.returns + (isBack ? 1 : 0)
  if (found.length === 0 && removed.length === 0) return { ...before, state, returns }
  const fresh = new Map(found.map((entry) => [entry.path, entry]))
  const entries = new Map(before.entries)
  for (const path of removed) entries.delete(path)
  for (const [path, entry] of fresh) entries.set(path, entry)
  // What was sorted stays in front, what is new comes behind: the engine's sort then only merges the
  // two, and a folder of 10,000 that comes in batches is not sorted from nothing at each of them.
  const old = before.inOrder.filter(({ path }) => entries.has(path) && !fresh.has(path))
  const inOrder = [...old, ...fresh.values()].sort((one, other) =>
    compareNaturally(one.path, other.path),
  )
  return { state, entries, inOrder, returns }
}

import type { LanguageMap } from '../../iiif/language-map.ts'
import type { SourceRecord } from '../../iiif/project/model.ts'
import type { OfflineImage, OfflinePart } from './offline.ts'

/** What the window may ask of other servers for its sources, and keep of their pictures. */
export interface GatheringApi {
  /** Finds out what stands at an address: a source of canvases, or a collection; undefined when cancelled. */
  fetchSource(order: SourceOrder): FetchedSource | undefined
  cancelFetchingSources(): void
  /** Keeps a part of a picture of others for good, and says how many bytes it takes. */
  keepOffline(part: OfflinePart): number
  /** Says that all that was wanted of an image is kept, and lists those of which that is so. */
  finishOffline(image: Omit<OfflineImage, 'bytes'>): readonly OfflineImage[]
  listOffline(): readonly OfflineImage[]
  /** Gives images up that were kept. */
  removeOffline(images: readonly string[]): readonly OfflineImage[]
}

/** Every method of it, as `APP_METHODS`. */
export const GATHERING_METHODS: Readonly<Record<keyof GatheringApi, true>> = {
  fetchSource: true,
  cancelFetchingSources: true,
  keepOffline: true,
  finishOffline: true,
  listOffline: true,
  removeOffline: true,
}

/** An address that is asked for what it is. */
export interface SourceOrder {
  readonly address: string
  /** Typed by the scholar, or named in a document: what a document says is no leave to enter a private network. */
  readonly found: 'typed' | 'in-document'
}

/** What an address turned out to be. */
export type FetchedSource =
  | { readonly kind: 'source'; readonly source: SourceRecord; readonly canvases: number }
  | FetchedCollection

export interface FetchedCollection {
  readonly kind: 'collection'
  readonly address: string
  readonly label: LanguageMap
  readonly items: readonly CollectionEntry[]
}

/** A manifest or a collection in a collection, by reference. */
export interface CollectionEntry {
  readonly address: string
  readonly type: 'Manifest' | 'Collection'
  readonly label: LanguageMap
}

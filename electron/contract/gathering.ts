import type { LanguageMap } from '../../iiif/language-map.ts'
import type { SourceRecord } from '../../iiif/project/model.ts'

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

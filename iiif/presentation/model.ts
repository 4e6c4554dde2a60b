import type { LanguageMap } from '../language-map.ts'
import type { ApiVersion } from '../validation/finding.ts'
import type { JsonObject } from './json.ts'
import type { MetadataEntry, ViewingDirection } from './properties.ts'

/**
 * Documents of the Presentation API, in the terms of version 3.0 whatever version they are written in.
 * Ids are whole addresses. @see https://iiif.io/api/presentation/3.0/#2-resource-type-overview
 */
export type Resource = Manifest | Canvas | Range | AnnotationPage | Annotation

interface Describable {
  readonly id: string
  readonly label?: LanguageMap
  readonly summary?: LanguageMap
  readonly metadata?: readonly MetadataEntry[]
  readonly requiredStatement?: MetadataEntry
  /** The http form of the URI of a licence or rights statement. */
  readonly rights?: string
  readonly thumbnail?: readonly ImageBody[]
  /** Of the known values, or the URIs of an extension. */
  readonly behavior?: readonly string[]
  /** Its other properties, as version 3.0 writes them: provider, links, services, date and place. */
  readonly stated?: JsonObject
  /** All of it as version 3.0 writes it, where it came from a document: takes the place of what the fields say. */
  readonly whole?: JsonObject
}

export interface Manifest extends Describable {
  readonly type: 'Manifest'
  readonly label: LanguageMap
  readonly viewingDirection?: ViewingDirection
  /** Where a reader begins. */
  readonly start?: CanvasReference
  /** In reading order. */
  readonly items: readonly Canvas[]
  /** The topmost ranges. */
  readonly structures?: readonly Range[]
  /** The document that it was read from. */
  readonly read?: ReadManifest
}

/** What a manifest was when it was read. */
export interface ReadManifest {
  readonly version: ApiVersion
  /** As it was found, in its own version. */
  readonly document: JsonObject
  /** In the terms of version 3.0. */
  readonly resource: JsonObject
}

/** @see https://iiif.io/api/presentation/3.0/#54-range */
export interface Range extends Describable {
  readonly type: 'Range'
  readonly viewingDirection?: ViewingDirection
  readonly start?: CanvasReference
  /** In the order in which they are read. */
  readonly items: readonly (Range | CanvasReference)[]
}

/** A canvas, or a part of one, by its address. */
export type CanvasReference = { readonly type: 'Canvas'; readonly id: string } | SpecificResource

export interface Canvas extends Describable {
  readonly type: 'Canvas'
  /** In units of the canvas; both or neither. */
  readonly width?: number
  readonly height?: number
  /** In seconds. */
  readonly duration?: number
  /** Pages of painting annotations: what makes up the canvas. */
  readonly items: readonly AnnotationPage[]
  /** Pages of all other annotations. */
  readonly annotations?: readonly AnnotationPage[]
}

export interface AnnotationPage extends Describable {
  readonly type: 'AnnotationPage'
  readonly items: readonly Annotation[]
}

export interface Annotation extends Describable {
  readonly type: 'Annotation'
  /** `painting`, one of the W3C's, or that of an extension; in one word each. */
  readonly motivation: readonly string[]
  readonly body: readonly Body[]
  readonly target: Target
}

export type Body = ImageBody | ChoiceBody | TextualBody | OtherBody

/** One of several, at the reader's choice; the first is shown at first. @see https://iiif.io/api/cookbook/recipe/0033-choice/ */
export interface ChoiceBody {
  readonly type: 'Choice'
  readonly items: readonly ImageBody[]
}

/** What the program does not look into, as it is written. */
export interface OtherBody {
  readonly type: 'Other'
  readonly resource: JsonObject
}

export interface ImageBody {
  readonly type: 'Image'
  /** Where the picture itself is found: never the bare address of an image service. */
  readonly id: string
  /** What it is called in a choice. */
  readonly label?: LanguageMap
  readonly format?: string
  /** In pixels. */
  readonly width?: number
  readonly height?: number
  readonly service?: readonly ImageService[]
}

/** Where other sizes and regions of an image are found. */
export type ImageService = ImageService1 | ImageService2 | ImageService3

/** @see https://iiif.io/api/image/1.1/ */
export interface ImageService1 {
  readonly type: 'ImageService1'
  readonly id: string
  readonly profile: ComplianceLevel
}

export interface ImageService2 {
  readonly type: 'ImageService2'
  readonly id: string
  readonly profile: ComplianceLevel
}

export interface ImageService3 {
  readonly type: 'ImageService3'
  readonly id: string
  readonly profile: ComplianceLevel
}

export type ComplianceLevel = 'level0' | 'level1' | 'level2'

export interface TextualBody {
  readonly type: 'TextualBody'
  readonly value: string
  /** A media type; `text/plain` for what a scholar types. */
  readonly format?: string
  /** A BCP 47 tag. */
  readonly language?: string
  readonly purpose?: string
}

/** The address of a canvas, perhaps with `#xywh=`, or a part of it that no address can name. */
export type Target = string | SpecificResource

export interface SpecificResource {
  readonly type: 'SpecificResource'
  readonly id?: string
  readonly source: string
  readonly selector: Selector
}

/** @see https://iiif.io/api/annex/openannotation/ and https://www.w3.org/TR/annotation-model/#selectors */
export type Selector = FragmentSelector | SvgSelector | OtherSelector

/** A point, a moment and whatever else, as it is written. */
export interface OtherSelector {
  readonly type: 'Other'
  readonly resource: JsonObject
}

export interface FragmentSelector {
  readonly type: 'FragmentSelector'
  readonly value: string
}

export interface SvgSelector {
  readonly type: 'SvgSelector'
  readonly value: string
}

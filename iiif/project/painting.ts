import type { LanguageMap } from '../language-map.ts'
import { hostOfAddress } from '../web-address.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { RecordId } from './model.ts'

/** Something painted on a canvas. @see https://iiif.io/api/presentation/3.0/#56-annotation */
export interface PaintingAnnotation {
  readonly id: RecordId
  readonly body: PaintingBody
  /** Where on the canvas; the whole canvas when left out. */
  readonly placement?: Placement
  /** The part of the image that is painted, in pixels of the full image; all of it when left out. */
  readonly crop?: Area
  /** Not shown for now: neither exported nor part of what is flattened. */
  readonly isHidden?: boolean
  /** How large the image is in the world. */
  readonly scale?: PhysicalScale
  /** The canvas that it was taken from, where it became a layer of a composition. */
  readonly from?: LayerSource
  /** Where it stands in what its canvas was when it was taken over: a JSON Pointer into the resource of the origin. */
  readonly place?: string
}

export const SCALE_SOURCES = ['file', 'service', 'stated', 'measured'] as const
/** Who says how large an image is: its file, a service of others, or the scholar, who knows it or measured it. */
export type ScaleSource = (typeof SCALE_SOURCES)[number]

export interface PhysicalScale {
  /** Millimetres for one pixel of the full image. */
  readonly pixel: number
  readonly by: ScaleSource
}

/** What a layer was when it was taken: it stays true when that canvas is changed or removed. */
export interface LayerSource {
  readonly canvas: RecordId
  readonly label: LanguageMap
  /** Where that canvas came from: an Origin. */
  readonly origin?: RecordId
}

export type PaintingBody = PaintedImage | ImageChoice | OtherBody

export type PaintedImage = LocalImage | RemoteImage

/** An image in a folder of this computer. */
export interface LocalImage {
  readonly type: 'Image'
  readonly folder: RecordId
  /** From the folder, with forward slashes on every system. */
  readonly path: string
  /** In pixels of the full image as displayed, that is after its EXIF orientation. */
  readonly width: number
  readonly height: number
  /** What it is called in a choice. */
  readonly label?: LanguageMap
}

/** An image that a server of others offers. */
export interface RemoteImage {
  readonly type: 'RemoteImage'
  /** Where the picture itself is found, or what stands for it: never the bare address of a service. */
  readonly address: string
  /** A media type. */
  readonly format?: string
  /** In pixels of the full image; those of its canvas where nobody says them. */
  readonly width: number
  readonly height: number
  readonly service?: RemoteService
  /** What it is called in a choice. */
  readonly label?: LanguageMap
}

/** An image service of others. @see https://iiif.io/api/presentation/3.0/#service */
export interface RemoteService {
  /** Its base address, as its manifest says. */
  readonly id: string
  readonly version: 1 | 2 | 3
  readonly level: 0 | 1 | 2
}

/** Several images of the same, such as under different lights; the first is shown at first. @see https://iiif.io/api/cookbook/recipe/0033-choice/ */
export interface ImageChoice {
  readonly type: 'Choice'
  readonly items: readonly PaintedImage[]
}

/** Sound, video, text and whatever else is painted: kept and exported, not shown. In the terms of 3.0. */
export interface OtherBody {
  readonly type: 'Other'
  readonly resource: JsonObject
}

/** One image made of the layers of a composition, in a folder of such images. */
export interface FlattenedImage {
  readonly image: LocalImage
  /** What it was made of, as a check sum: where the layers give another, it is out of date. */
  readonly layers: string
}

/** A rectangle: in units of the canvas, or in pixels of the full image. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where an image lies on a canvas, in units of the canvas: before it is turned about its middle. */
export interface Placement extends Area {
  /** Degrees clockwise. */
  readonly rotation?: number
  /** Mirrored from left to right, before it is turned. */
  readonly isMirrored?: boolean
  /** From 0 to 1; 1 when left out. */
  readonly opacity?: number
  /** Not to be moved by mistake. */
  readonly isLocked?: boolean
}

/** The images of a body: one, or those of a choice; none where something else is painted. */
export function imagesIn(body: PaintingBody): readonly PaintedImage[] {
  switch (body.type) {
    case 'Choice':
      return body.items
    case 'Other':
      return []
    case 'Image':
    case 'RemoteImage':
      return [body]
  }
}

/** The images of this computer among what is painted, the lowest first. */
export const localImagesIn = (painting: readonly PaintingAnnotation[]): readonly LocalImage[] =>
  painting.flatMap(({ body }) => imagesIn(body)).filter((image) => image.type === 'Image')

/** The image that stands for all that is painted: the lowest one, or the first of its choice. */
export const firstImage = (painting: readonly PaintingAnnotation[]): PaintedImage | undefined =>
  painting.flatMap(({ body }) => imagesIn(body))[0]

/** The server that is asked for an image of others, as `host` or `host:port`; undefined for no address of the web. */
export const serverOf = ({ service, address }: RemoteImage): string | undefined =>
  hostOfAddress(service?.id ?? address)

/** What an image is known by to a scholar: the path of its file, or its address. */
export const nameOfImage = (image: PaintedImage): string =>
  image.type === 'Image' ? image.path : image.address

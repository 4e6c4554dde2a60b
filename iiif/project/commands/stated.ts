import type { JsonObject } from '../../presentation/json.ts'
import type { Command, CommandKey } from '../command.ts'
import type { Picture, Project, SideCanvas, Start } from '../model.ts'
import { describe, type Described } from './describe.ts'

/** The properties that are lists of objects in the terms of version 3.0. */
export const LISTED_PROPERTIES = [
  'provider',
  'homepage',
  'seeAlso',
  'rendering',
  'service',
  'services',
  'partOf',
] as const
export type ListedProperty = (typeof LISTED_PROPERTIES)[number]

const LISTED_KEYS: Readonly<Record<ListedProperty, CommandKey>> = {
  provider: 'setProvider',
  homepage: 'setHomepage',
  seeAlso: 'setSeeAlso',
  rendering: 'setRendering',
  service: 'setService',
  services: 'setServices',
  partOf: 'setPartOf',
}

/** Sets what a resource is linked to; an empty list takes the property away. */
export const setListed = (
  project: Project,
  described: Described,
  { property, value }: { readonly property: ListedProperty; readonly value: readonly JsonObject[] },
): Command =>
  describe(project, described, {
    key: LISTED_KEYS[property],
    properties: { [property]: value.length > 0 ? value : undefined },
  })

/** Sets the date by which viewers order resources in time, with its time zone; undefined takes it away. */
export const setNavDate = (
  project: Project,
  described: Described,
  navDate: string | undefined,
): Command => describe(project, described, { key: 'setNavDate', properties: { navDate } })

/** Sets the places on the earth, a feature collection; undefined takes them away. */
export const setNavPlace = (
  project: Project,
  described: Described,
  navPlace: JsonObject | undefined,
): Command => describe(project, described, { key: 'setNavPlace', properties: { navPlace } })

/** What stands for a resource: an image of the project, or pictures by their addresses. */
export type ChosenThumbnail =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'addresses'; readonly thumbnail: readonly JsonObject[] }

/** Sets the small picture that stands for a resource; undefined leaves the choice to the program. */
export const setThumbnail = (
  project: Project,
  described: Described,
  chosen: ChosenThumbnail | undefined,
): Command =>
  describe(project, described, {
    key: 'setThumbnail',
    properties: {
      picture: chosen?.kind === 'picture' ? chosen.picture : undefined,
      thumbnail:
        chosen?.kind === 'addresses' && chosen.thumbnail.length > 0 ? chosen.thumbnail : undefined,
    },
  })

/** Sets where a reader begins; undefined leaves it to the viewer (the first canvas). */
export const setStart = (
  project: Project,
  described: Described,
  start: Start | undefined,
): Command => describe(project, described, { key: 'setStart', properties: { start } })

/** Sets the annotation collection that holds the text of a range; undefined takes it away. */
export const setSupplementary = (
  project: Project,
  described: Described,
  supplementary: JsonObject | undefined,
): Command =>
  describe(project, described, { key: 'setSupplementary', properties: { supplementary } })

const SIDE_KEYS = {
  placeholderCanvas: 'setPlaceholderCanvas',
  accompanyingCanvas: 'setAccompanyingCanvas',
} as const
export type SideProperty = keyof typeof SIDE_KEYS

/** Sets the canvas that is shown before a resource, or with it; undefined takes it away. */
export const setSideCanvas = (
  project: Project,
  described: Described,
  {
    property,
    canvas,
  }: { readonly property: SideProperty; readonly canvas: SideCanvas | undefined },
): Command =>
  describe(project, described, { key: SIDE_KEYS[property], properties: { [property]: canvas } })

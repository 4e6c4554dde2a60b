import path from 'node:path'
import { problem } from '../../iiif/problem.ts'
import type { ChosenPlace } from '../contract/app-api.ts'

/**
 * The places that the scholar chose in this session: in a dialog of the system, by dropping, or on the
 * command line. The window can name only these, so that a fault in it reaches no other file.
 */
export interface ChosenPlaces {
  add(place: string): ChosenPlace
  has(place: string): boolean
  /** The place, absolute. @throws Problem `request/place-not-chosen` */
  check(place: string): string
}

export function keepChosenPlaces(): ChosenPlaces {
  const places = new Set<string>()
  return {
    add(place) {
      const absolute = path.resolve(place)
      places.add(absolute)
      return { path: absolute, name: nameOfPlace(absolute) }
    },
    has: (place) => places.has(path.resolve(place)),
    check(place) {
      const absolute = path.resolve(place)
      if (!places.has(absolute))
        throw problem('request/place-not-chosen', { name: nameOfPlace(absolute) })
      return absolute
    },
  }
}

/** The last part of a path; the path itself for the top of a drive. */
export const nameOfPlace = (place: string): string => path.basename(place) || place

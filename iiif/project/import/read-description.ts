import type { JsonObject } from '../../presentation/json.ts'
import { BEHAVIORS } from '../../presentation/properties.ts'
import type { Descriptive } from '../model.ts'
import { readSideCanvas } from './read-painting.ts'
import {
  allRead,
  defined,
  entryOf,
  itemsAt,
  knownOf,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
} from './read-values.ts'

/** What describes a resource, as a record holds it. */
export function readDescription(resource: JsonObject): Omit<Descriptive, 'origin'> {
  return {
    label: textsAt(resource, 'label') ?? {},
    metadata: allRead(itemsAt(resource, 'metadata').map(entryOf)) ?? [],
    behavior: itemsAt(resource, 'behavior').flatMap((value) => knownOf(BEHAVIORS, value) ?? []),
    ...defined({
      summary: textsAt(resource, 'summary'),
      requiredStatement: entryOf(objectAt(resource, 'requiredStatement')),
      rights: textAt(resource, 'rights'),
      navDate: textAt(resource, 'navDate'),
      navPlace: objectAt(resource, 'navPlace'),
      thumbnail: objectsAt(resource, 'thumbnail'),
      provider: objectsAt(resource, 'provider'),
      homepage: objectsAt(resource, 'homepage'),
      seeAlso: objectsAt(resource, 'seeAlso'),
      rendering: objectsAt(resource, 'rendering'),
      service: objectsAt(resource, 'service'),
      partOf: objectsAt(resource, 'partOf'),
      placeholderCanvas: readSideCanvas(resource, 'placeholderCanvas'),
      accompanyingCanvas: readSideCanvas(resource, 'accompanyingCanvas'),
    }),
  }
}

import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { isPhysical, PHYSICAL_DIMENSIONS } from '../../../composition/physical.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'

/** By its context or its profile: what an older service is called in version 3.0. */
const TYPES: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/iiif\.io\/api\/image\/3\b/, 'ImageService3'],
  [/iiif\.io\/api\/image\/2\b/, 'ImageService2'],
  [/iiif\.io\/api\/image\/1\b|library\.stanford\.edu\/iiif\/image-api/, 'ImageService1'],
  [/iiif\.io\/api\/search\/[01]\/autocomplete/, 'AutoCompleteService1'],
  [/iiif\.io\/api\/search\/[01]\b/, 'SearchService1'],
  [/iiif\.io\/api\/auth\/[01]\/token/, 'AuthTokenService1'],
  [/iiif\.io\/api\/auth\/[01]\/logout/, 'AuthLogoutService1'],
  [/iiif\.io\/api\/auth\/[01]\b/, 'AuthCookieService1'],
]

/** Services as version 3.0 lists them; those without an address are left out. */
export function upgradeServices(value: unknown): readonly JsonObject[] | undefined {
  const services = listOf(value).flatMap((service) => {
    const stated = typeof service === 'string' ? { '@id': service } : service
    // What says how large something is needs no address, and none is asked: its profile stands for one.
    const object =
      isObject(stated) && isPhysical(stated as JsonObject)
        ? { '@id': PHYSICAL_DIMENSIONS, ...stated }
        : stated
    return isObject(object) && hasAddress(object) ? [upgradeService(object as JsonObject)] : []
  })
  return services.length > 0 ? services : undefined
}

const hasAddress = (service: Readonly<Record<string, unknown>>): boolean =>
  typeof (valueOf(service, '@id') ?? valueOf(service, 'id')) === 'string'

function upgradeService(service: JsonObject): JsonObject {
  const id = (valueOf(service, '@id') ?? valueOf(service, 'id')) as string
  const profile = listOf(valueOf(service, 'profile')).find((item) => typeof item === 'string')
  const type = typeOfService(service, profile)
  const inner = upgradeServices(valueOf(service, 'service'))
  const isKnown = type !== undefined
  const rest = Object.fromEntries(
    Object.entries(service).filter(
      ([key]) =>
        !['@id', '@type', 'id', 'type', 'profile', 'service'].includes(key) &&
        // Without its context nobody knows what another service is.
        !(key === '@context' && isKnown),
    ),
  )
  const keys =
    type === 'ImageService3'
      ? { id, type, profile: profile?.replace(/^.*\/(level\d)\.json$/, '$1') }
      : {
          '@id': id,
          '@type': type ?? (valueOf(service, '@type') as Json | undefined) ?? 'Service',
          profile,
        }
  return jsonObject({ ...keys, ...rest, service: inner })
}

function typeOfService(service: JsonObject, profile: string | undefined): string | undefined {
  // A profile says more than the context: search and its completion share one, and so do the parts of Auth.
  const said = [profile, ...listOf(valueOf(service, '@context'))]
  for (const text of said) {
    const found =
      typeof text === 'string' ? TYPES.find(([pattern]) => pattern.test(text)) : undefined
    if (found) return found[1]
  }
  return undefined
}

import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'

/** The contexts and profiles by which version 2.x knows services whose type version 3.0 names. */
const KNOWN: Readonly<Record<string, { readonly context: string; readonly profile?: string }>> = {
  ImageService1: { context: 'http://library.stanford.edu/iiif/image-api/1.1/context.json' },
  ImageService2: { context: 'http://iiif.io/api/image/2/context.json' },
  SearchService1: {
    context: 'http://iiif.io/api/search/1/context.json',
    profile: 'http://iiif.io/api/search/1/search',
  },
  AutoCompleteService1: {
    context: 'http://iiif.io/api/search/1/context.json',
    profile: 'http://iiif.io/api/search/1/autocomplete',
  },
  AuthCookieService1: { context: 'http://iiif.io/api/auth/1/context.json' },
  AuthTokenService1: {
    context: 'http://iiif.io/api/auth/1/context.json',
    profile: 'http://iiif.io/api/auth/1/token',
  },
  AuthLogoutService1: {
    context: 'http://iiif.io/api/auth/1/context.json',
    profile: 'http://iiif.io/api/auth/1/logout',
  },
}

/** The services of later APIs, which have no meaning in a manifest of version 2.x: viewers of that time would ask them in vain. */
export const isLaterService = (service: unknown): boolean =>
  isObject(service) &&
  /^ImageService[3-9]|Service2$/.test(typeOf(service) ?? '') &&
  typeOf(service) !== 'ImageService2'

const typeOf = (service: Readonly<Record<string, unknown>>): string | undefined => {
  const type = valueOf(service, 'type') ?? valueOf(service, '@type')
  return typeof type === 'string' ? type : undefined
}

/** Services as version 2.x embeds them: with their own context; one as it is, several as a list. */
export function downgradeServices(services: readonly unknown[]): Json | undefined {
  const kept = services
    .filter(isObject)
    .filter((service) => !isLaterService(service))
    .map((service) => downgradeService(service as JsonObject))
  return kept.length > 1 ? kept : kept[0]
}

function downgradeService(service: JsonObject): JsonObject {
  const type = typeOf(service)
  const known = type !== undefined && Object.hasOwn(KNOWN, type) ? KNOWN[type] : undefined
  const inner = listOf(valueOf(service, 'service'))
  const rest = Object.fromEntries(
    Object.entries(service).filter(
      ([key]) => !['@context', '@id', '@type', 'id', 'type', 'profile', 'service'].includes(key),
    ),
  )
  return jsonObject({
    '@context': known?.context ?? (valueOf(service, '@context') as Json | undefined),
    '@id': (valueOf(service, '@id') ?? valueOf(service, 'id')) as Json | undefined,
    // Version 2.x tells a service by its context; for one that we do not know, its type is all there is.
    '@type': known ? undefined : type === 'Service' ? undefined : type,
    profile: profileOf(service, type) ?? known?.profile,
    ...rest,
    service: inner.length > 0 ? downgradeServices(inner) : undefined,
  })
}

/** A level alone (`level2`), as version 3.0 allows it, is an address in version 2.x. */
function profileOf(service: JsonObject, type: string | undefined): string | undefined {
  const profile = valueOf(service, 'profile')
  if (typeof profile !== 'string') return undefined
  return type === 'ImageService2' && /^level[012]$/.test(profile)
    ? `http://iiif.io/api/image/2/${profile}.json`
    : profile
}

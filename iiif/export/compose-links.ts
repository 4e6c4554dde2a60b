import type { JsonObject } from '../presentation/json.ts'
import { isObject, listOf } from '../validation/value.ts'

/** Links that must have a name: those that the scholar gave none are named by their address. */
export const nameLinks = (links: readonly JsonObject[]): readonly JsonObject[] =>
  links.map((link) => nameLink(link))

/** Providers, which must have a name, with their homepages. */
export const nameProviders = (providers: readonly JsonObject[]): readonly JsonObject[] =>
  providers.map((provider) => {
    const named = nameLink(provider)
    const { homepage } = named
    return Array.isArray(homepage)
      ? { ...named, homepage: nameLinks((homepage as readonly JsonObject[]).filter(isObject)) }
      : named
  })

function nameLink(link: JsonObject): JsonObject {
  const { label, id } = link
  // What came from elsewhere may have one text where a list belongs: that is a name too.
  const hasName =
    isObject(label) &&
    Object.values(label)
      .flatMap(listOf)
      .some((text) => text !== '')
  return hasName || typeof id !== 'string' ? link : { ...link, label: { none: [id] } }
}

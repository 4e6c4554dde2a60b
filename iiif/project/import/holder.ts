import type { LanguageMap } from '../../language-map.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { entryOf, objectAt, objectsAt, textsAt } from './read-values.ts'

/** Who holds the object: its first provider, or what it wants to be said of it. */
export function holderIn(resource: JsonObject): LanguageMap | undefined {
  const [provider] = objectsAt(resource, 'provider') ?? []
  const named = provider && textsAt(provider, 'label')
  return named ?? entryOf(objectAt(resource, 'requiredStatement'))?.value
}

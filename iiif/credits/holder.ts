import { isEmptyText, NO_LANGUAGE, type LanguageMap } from '../language-map.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import { INVENTED_PROVIDER } from '../presentation/v2/upgrade/describe.ts'
import { objectsAt, textAt, textsAt } from '../project/import/read-values.ts'
import { hostOfAddress, isWebAddress } from '../web-address.ts'
import { holderIn } from './identifying.ts'

/** Who keeps the original of a leaf, as far as it is said. */
export interface Holder {
  /** The same for all leaves of one holder. */
  readonly key: string
  /** Empty where nothing at all is known. */
  readonly label: LanguageMap
  readonly homepage?: string
  /** Where its logo is found; it is on the server of others. */
  readonly logo?: string
  /** Where this is known from: a provider, an entry of the metadata, or no more than the address of the source. */
  readonly basis: 'provider' | 'metadata' | 'address' | 'none'
}

export interface HolderEvidence {
  readonly provider: readonly JsonObject[] | undefined
  readonly metadata: readonly MetadataEntry[]
  /** Of the document that it was taken from. */
  readonly address: string | undefined
}

/** The first thing that says who holds a leaf. */
export function findHolder({ provider = [], metadata, address }: HolderEvidence): Holder {
  const [agent] = provider.filter(saysWho)
  if (agent) return holderOfAgent(agent)
  const entry = holderIn(metadata)
  if (entry && !isEmptyText(entry.value)) {
    return { key: keyOf(entry.value), label: entry.value, basis: 'metadata' }
  }
  const host = address === undefined ? undefined : hostOfAddress(address)
  if (host === undefined) return { key: '', label: {}, basis: 'none' }
  return { key: host, label: { [NO_LANGUAGE]: [host] }, basis: 'address' }
}

function holderOfAgent(agent: JsonObject): Holder {
  const label = textsAt(agent, 'label') ?? {}
  const homepage = linkIn(agent, 'homepage')
  const logo = linkIn(agent, 'logo')
  return {
    key: keyOf(label),
    label,
    ...(homepage !== undefined && { homepage }),
    ...(logo !== undefined && { logo }),
    basis: 'provider',
  }
}

/** A provider that was made up as the place for a logo says nothing where nothing gave it a name. */
function saysWho(agent: JsonObject): boolean {
  const label = textsAt(agent, 'label')
  if (!label || isEmptyText(label)) return false
  const isInvented = textAt(agent, 'id')?.endsWith(INVENTED_PROVIDER) === true
  return !isInvented || keyOf(label) !== 'provider'
}

const linkIn = (agent: JsonObject, property: string): string | undefined => {
  const [link] = objectsAt(agent, property) ?? []
  const address = link && textAt(link, 'id')
  return address !== undefined && isWebAddress(address) ? address : undefined
}

/** By its name, since the same library is found under several addresses. */
const keyOf = (label: LanguageMap): string =>
  Object.values(label).flat().join(' ').trim().toLowerCase()

import { textFor, type LanguageMap } from '../language-map.ts'
import type { Json, JsonObject } from '../presentation/json.ts'
import {
  findRecord,
  manifestOf,
  type CanvasRecord,
  type Descriptive,
  type Project,
  type SourceRecord,
} from '../project/model.ts'
import { plainOf } from './plain.ts'

/** Who is to be named with the picture of a canvas, in words for a reader. */
export interface Credit {
  /** What must be said wherever the picture is shown. */
  readonly statement?: string
  /** The http form of the URI of a licence or rights statement. */
  readonly rights?: string
  /** Who provides it. */
  readonly provider?: string
  /** The document that it was taken from. */
  readonly source?: { readonly label: string; readonly address?: string }
}

/**
 * The credit of a canvas: what it says itself, else what was said of all in the document that it was taken from, else
 * what is said of the object.
 *
 * @param languages of the reader, best first
 */
export function creditOf(
  project: Project,
  canvas: CanvasRecord,
  languages: readonly string[],
): Credit {
  const source = sourceOf(project, canvas)
  const holders: readonly Said[] = [
    canvas,
    ...(source?.head ? [saidIn(source.head)] : []),
    manifestOf(project),
  ]
  const first = <Value>(read: (said: Said) => Value | undefined): Value | undefined =>
    holders.map(read).find((value) => value !== undefined && value !== '')
  const statement = first(({ requiredStatement }) =>
    requiredStatement ? plainOf(textFor(requiredStatement.value, languages)) : undefined,
  )
  const rights = first((said) => said.rights)
  const provider = first((said) => providerIn(said, languages))
  const label = source ? plainOf(textFor(source.label, languages)) : ''
  return {
    ...(statement !== undefined && { statement }),
    ...(rights !== undefined && { rights }),
    ...(provider !== undefined && { provider }),
    ...(source && {
      source: {
        label: label || (source.address ?? source.file ?? ''),
        ...(source.address !== undefined && { address: source.address }),
      },
    }),
  }
}

/** True where nothing says whose the picture is. */
export const isUncredited = ({ statement, rights, provider }: Credit): boolean =>
  statement === undefined && rights === undefined && provider === undefined

type Said = Pick<Descriptive, 'requiredStatement' | 'rights' | 'provider'>

function sourceOf(project: Project, { origin }: CanvasRecord): SourceRecord | undefined {
  const known = origin === undefined ? undefined : findRecord(project, 'Origin', origin)
  return known && findRecord(project, 'Source', known.source)
}

/** What a document of others says of all that is in it; what has not the shape that it should have is passed over. */
function saidIn(head: JsonObject): Said {
  const { requiredStatement, rights, provider } = head
  const value = isObject(requiredStatement) ? languageMapIn(requiredStatement['value']) : undefined
  return {
    ...(value && { requiredStatement: { label: {}, value } }),
    ...(typeof rights === 'string' && { rights }),
    ...(Array.isArray(provider) && { provider: provider.filter(isObject) }),
  }
}

function providerIn({ provider = [] }: Said, languages: readonly string[]): string | undefined {
  const names = provider.flatMap(({ label }) => {
    const map = languageMapIn(label)
    const name = map ? plainOf(textFor(map, languages)) : ''
    return name === '' ? [] : [name]
  })
  return names.length > 0 ? names.join(', ') : undefined
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function languageMapIn(value: Json | undefined): LanguageMap | undefined {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value).flatMap(([language, texts]) => {
    const known = Array.isArray(texts)
      ? texts.filter((text): text is string => typeof text === 'string')
      : []
    return known.length > 0 ? [[language, known] as const] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

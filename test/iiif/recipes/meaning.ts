import type { Json, JsonObject } from '../../../iiif/presentation/json.ts'

/** Classes whose addresses are a matter of who publishes them: what counts is which of them is meant. */
const NAMED: ReadonlySet<string> = new Set([
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationPage',
  'Annotation',
])

/**
 * What a manifest says, apart from where it says that things are: addresses become the class and the place in the
 * document, and an image is its size, whether a service offers it, and what it is called.
 */
export function meaningOf(document: JsonObject): Json {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  collect(document)
  return reduce(document)

  function collect(value: Json): void {
    if (Array.isArray(value)) return value.forEach(collect)
    if (!isJsonObject(value)) return
    const { id, type } = value
    // What has contents is meant itself, and not only referred to.
    if (typeof id === 'string' && isNamed(type) && !names.has(id)) {
      const number = (counts.get(type) ?? 0) + 1
      counts.set(type, number)
      names.set(id, `${type} ${number}`)
    }
    // What is read comes before what refers to it.
    const members = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other))
    members.forEach(([, one]) => one !== undefined && collect(one))
  }

  function reduce(value: Json): Json {
    if (typeof value === 'string') return nameOf(value)
    if (Array.isArray(value)) return value.map(reduce)
    if (!isJsonObject(value)) return value
    if (value['type'] === 'Image') return imageOf(value)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, member]) => member !== undefined && !isLeftOut(key, member))
        .map(([key, member]) => [key, reduce(member)]),
    )
  }

  function nameOf(text: string): string {
    const [address = '', fragment] = text.split('#', 2)
    const name = names.get(address)
    if (name === undefined) return text
    return fragment === undefined ? name : `${name}#${fragment}`
  }
}

const rank = (key: string): number => (key === 'items' ? 0 : 1)

/** What every export adds, and every recipe leaves out: the context, small pictures, pages of no annotations. */
const isLeftOut = (key: string, member: Json | undefined): boolean =>
  key === '@context' ||
  key === 'thumbnail' ||
  (key === 'id' && typeof member === 'string' && member.includes('/body/')) ||
  (key === 'annotations' && Array.isArray(member) && member.length === 0)

function imageOf({ width, height, label }: JsonObject): JsonObject {
  return { type: 'Image', width: width ?? null, height: height ?? null, ...(label && { label }) }
}

const isNamed = (type: Json | undefined): type is string =>
  typeof type === 'string' && NAMED.has(type)

const isJsonObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

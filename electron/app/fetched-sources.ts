import { randomUUID } from 'node:crypto'
import { readForeignInformation } from '../../iiif/image/foreign-information.ts'
import { plainText } from '../../iiif/language-map.ts'
import type { JsonObject } from '../../iiif/presentation/json.ts'
import { itemsAt, textAt, textsAt } from '../../iiif/project/import/read-values.ts'
import type { SourceRecord } from '../../iiif/project/model.ts'
import { problem } from '../../iiif/problem.ts'
import { isHttpAddress, isObject } from '../../iiif/validation/value.ts'
import type { CollectionEntry, FetchedSource, SourceOrder } from '../contract/gathering.ts'
import { measurePicture } from '../files/measure-picture.ts'
import { fetchResource, type FetchOptions } from '../remote/fetch-document.ts'
import { importBytes, momentOf, parseDocument, readBytes } from './manifests.ts'
import type { RemoteServers } from './remote-servers.ts'

/** Sources by their addresses, whatever they turn out to be. */
export interface FetchedSources {
  /**
   * Fetches what stands at an address; undefined when that was cancelled.
   * @throws Problem `remote/…`, `document/…`, `import/…`, `source/…`
   */
  fetch(order: SourceOrder): Promise<FetchedSource | undefined>
  /** Ends all that are being fetched. */
  cancel(): void
}

/** No collection of the world lists more at once. */
const MOST_ENTRIES = 50_000

export function openFetchedSources(servers: RemoteServers): FetchedSources {
  const fetching = new Set<AbortController>()
  return {
    async fetch({ address: typed, found }) {
      const own = new AbortController()
      fetching.add(own)
      try {
        const address = typed.trim()
        const host = URL.parse(address)?.host ?? ''
        const isNamed = found === 'typed' || (await servers.isNamed(host))
        const reach = isNamed ? 'named' : 'public'
        const fetched = await fetchSource(address, { signal: own.signal, reach })
        if (found === 'typed') servers.noteTyped(host)
        return fetched
      } catch (error) {
        if (own.signal.aborted) return undefined
        throw error
      } finally {
        fetching.delete(own)
      }
    },
    cancel() {
      for (const one of fetching) one.abort()
    },
  }
}

/** What is at an address, as far as canvases can be taken from it. @throws Problem as `FetchedSources.fetch` */
export async function fetchSource(address: string, options: FetchOptions): Promise<FetchedSource> {
  const resource = await fetchResource(address, options)
  const { body } = resource
  if (resource.kind === 'picture') {
    const { width, height } = await measurePicture(body, nameIn(address))
    const document = { address, format: resource.mediaType, width, height }
    return picturedSource('image', { address, body, document })
  }
  const value = parseDocument(body)
  if (isInformation(value)) {
    return picturedSource('image-service', { address, body, document: value })
  }
  const { resource: read } = readBytes(body)
  if (read['type'] === 'Collection') {
    const label = textsAt(read, 'label') ?? {}
    return { kind: 'collection', address, label, items: entriesIn(read) }
  }
  const { source, canvases } = importBytes(body, { address })
  if (canvases.length === 0) throw problem('import/no-canvases')
  return { kind: 'source', source, canvases: canvases.length }
}

function picturedSource(
  kind: 'image' | 'image-service',
  {
    address,
    body,
    document,
  }: { readonly address: string; readonly body: Buffer; readonly document: JsonObject },
): FetchedSource {
  const source: SourceRecord = {
    type: 'Source',
    id: randomUUID(),
    kind,
    address,
    label: plainText(nameIn(address)),
    ...momentOf(body),
    document,
  }
  return { kind: 'source', source, canvases: 1 }
}

/** True for the information document of an image service: it has a size, and is no resource of the Presentation API. */
const isInformation = (value: unknown): value is JsonObject =>
  isObject(value) &&
  readForeignInformation(value) !== undefined &&
  !/presentation/.test(JSON.stringify(value['@context'] ?? '')) &&
  ![value['type'], value['@type']].some((type) => type === 'Canvas' || type === 'sc:Canvas')

/** The manifests and collections that a collection lists, in its order. */
function entriesIn(collection: JsonObject): readonly CollectionEntry[] {
  return itemsAt(collection, 'items')
    .slice(0, MOST_ENTRIES)
    .flatMap((item): readonly CollectionEntry[] => {
      if (!isObject(item)) return []
      const entry = item as JsonObject
      const [address, type] = [textAt(entry, 'id'), textAt(entry, 'type')]
      if (!isHttpAddress(address) || (type !== 'Manifest' && type !== 'Collection')) return []
      return [{ address, type, label: textsAt(entry, 'label') ?? {} }]
    })
}

/** The last part of an address that says what it is. */
function nameIn(address: string): string {
  const { pathname = '', host = address } = URL.parse(address) ?? {}
  const parts = pathname.replace(/\/info\.json$/, '').split('/')
  const last = parts.filter((part) => part !== '').at(-1) ?? host
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

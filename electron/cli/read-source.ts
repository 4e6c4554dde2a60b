import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sortNaturally } from '../../iiif/natural-order.ts'
import type { FolderImage } from '../../iiif/project/from-folder.ts'
import type { GatheredPart } from '../../iiif/project/gather-project.ts'
import { canvasesOffered } from '../../iiif/project/import/kept-sources.ts'
import { parsePlaces } from '../../iiif/project/import/places.ts'
import type { SourceRecord } from '../../iiif/project/model.ts'
import { textFor } from '../../iiif/language-map.ts'
import { problem } from '../../iiif/problem.ts'
import { isWebAddress } from '../../iiif/web-address.ts'
import { fetchSource } from '../app/fetched-sources.ts'
import { importBytes } from '../app/manifests.ts'
import type { SourceEntry } from '../contract/app-api.ts'
import { examine } from '../files/examine-file.ts'
import { scanFolder } from '../files/image-folder.ts'
import type { GatherSource } from './commands.ts'
import { loadBytes } from './documents.ts'
import { imagesIn, nameOfFolder } from './folder-project.ts'
import { describeUnusable } from './sources-report.ts'
import type { Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

export interface SourceReader {
  /** @throws Problem `gather/…`, `remote/…`, `document/…`, `import/…`, `folder/…` */
  read(source: GatherSource): Promise<GatheredPart>
}

/** Reads what was named on the command line, each document once however often it is named. */
export function openSourceReader({
  trusted,
  terminal,
}: {
  /** Servers that may lie in a private network, as `host` or `host:port`. */
  readonly trusted: readonly string[]
  readonly terminal: Terminal
}): SourceReader {
  const documents = new Map<string, Promise<SourceRecord>>()

  function documentAt(place: string, load: () => Promise<SourceRecord>): Promise<SourceRecord> {
    const loading = documents.get(place) ?? load()
    documents.set(place, loading)
    return loading
  }

  async function fromDocument(
    { place, canvases }: GatherSource,
    load: () => Promise<SourceRecord>,
  ): Promise<GatheredPart> {
    const source = await documentAt(place, load)
    const offered = canvasesOffered(source)
    const places = chosen({ place, canvases }, offered.length)
    terminal.tell(
      `${describeCount(places.length, 'canvas')} of "${textFor(source.label, ['en'])}", ${place}`,
    )
    return { kind: 'canvases', source, places }
  }

  function fromEntries(
    { place, canvases }: GatherSource,
    location: string,
    entries: readonly SourceEntry[],
  ): GatheredPart {
    describeUnusable(entries).forEach((line) => terminal.tell(line))
    const images = sortNaturally(imagesIn(entries), (image) => image.path)
    const picked = chosen({ place, canvases }, images.length).flatMap(
      (at): readonly FolderImage[] => images.slice(at, at + 1),
    )
    terminal.tell(`${describeCount(picked.length, 'image')} of "${place}"`)
    return { kind: 'images', folder: { location, name: nameOfFolder(location) }, images: picked }
  }

  return {
    async read(source) {
      const { place } = source
      if (isWebAddress(place)) return fromDocument(source, () => fetchTrusted(place, trusted))
      const absolute = path.resolve(place)
      const status = await stat(absolute).catch(() => undefined)
      if (status?.isDirectory()) {
        const listing = await scanFolder(absolute)
        const entries = [...listing.values()].map(({ entry }) => entry)
        return fromEntries(source, absolute, entries)
      }
      if (/\.json(ld)?$/i.test(place)) return fromDocument(source, () => loadSource(absolute))
      const folder = path.dirname(absolute)
      return fromEntries(source, folder, await entriesOfFile(absolute, place))
    },
  }
}

/** @throws Problem `gather/no-such-canvases` */
function chosen({ place, canvases }: GatherSource, count: number): readonly number[] {
  const places = parsePlaces(canvases, count)
  if (!places) throw problem('gather/no-such-canvases', { source: place, canvases, count })
  return places
}

/** Only what was named with `--trust` may lie in a private network: addresses come from lists, too. */
async function fetchTrusted(address: string, trusted: readonly string[]): Promise<SourceRecord> {
  const host = URL.parse(address)?.host ?? ''
  const fetched = await fetchSource(address, {
    reach: trusted.includes(host) ? 'named' : 'public',
  })
  if (fetched.kind === 'collection') throw problem('gather/collection', { source: address })
  return fetched.source
}

async function loadSource(file: string): Promise<SourceRecord> {
  return importBytes(await loadBytes(file), { file: path.basename(file) }).source
}

/** An image, or the pages of a file that has several. @throws Problem `document/unreadable` */
async function entriesOfFile(file: string, name: string): Promise<readonly SourceEntry[]> {
  const place = { path: path.basename(file), bytes: Buffer.from(file), isText: true }
  const found = await examine({ place, kind: 'file' }, new Map(), 'waiting')
  if (found.length === 0) {
    throw problem('document/unreadable', { name, reason: 'it is not there' })
  }
  return found.map(({ entry }) => entry)
}

import { createHash, randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { readBrokenJson } from '../../iiif/checks/read-broken-json.ts'
import { readDocument, type ReadDocument } from '../../iiif/presentation/read.ts'
import { problem } from '../../iiif/problem.ts'
import { holderIn } from '../../iiif/project/import/holder.ts'
import { importDocument } from '../../iiif/project/import/import-collection.ts'
import type { DocumentPlace, ImportedManifest } from '../../iiif/project/import/imported.ts'
import { keepable } from '../../iiif/project/import/keepable.ts'
import { imagesIn } from '../../iiif/project/painting.ts'
import type { ProjectRecord, RecordType } from '../../iiif/project/model.ts'
import type { ManifestPreview } from '../contract/manifests.ts'
import { decodeText } from '../files/decode-text.ts'

const MEGABYTE = 1_000_000
/** The largest manifests known have some tens of megabytes. */
const LARGEST = 100

/**
 * A file with a manifest or collection of others, made records, however broken it is: what could be mended in how it
 * is written is told among the repairs. The file stays as it is, and nothing is fetched.
 *
 * @param address where the file was fetched, if it was
 * @throws Problem `import/…`, `document/…`
 */
export async function loadManifest(file: string, address?: string): Promise<ImportedManifest> {
  const name = path.basename(file)
  const bytes = await loadBytes(file, name)
  return importBytes(bytes, address === undefined ? { file: name } : { address })
}

/** The same for the bytes of a manifest or collection. @throws Problem `import/…`, `document/…` */
export function importBytes(
  bytes: Buffer,
  place: Pick<DocumentPlace, 'file' | 'address'>,
): ImportedManifest {
  return importDocument(readBytes(bytes), { ...place, ...momentOf(bytes) }, randomUUID)
}

/** What bytes say, in the terms of 3.0. @throws Problem `document/…` */
export function readBytes(bytes: Buffer): ReadDocument {
  const text = readBrokenJson(decodeText(bytes))
  const kept = keepable(text.value)
  const read = readDocument(kept.value)
  return { ...read, repairs: [...text.repairs, ...kept.repairs, ...read.repairs] }
}

/** @throws Problem `document/not-json` */
export const parseDocument = (bytes: Buffer): unknown => readBrokenJson(decodeText(bytes)).value

/** When bytes were read, and what tells them from others. */
export const momentOf = (
  bytes: Buffer,
): Pick<DocumentPlace, 'fetched'> & { readonly hash: string } => ({
  fetched: new Date().toISOString(),
  hash: createHash('sha256').update(bytes).digest('hex'),
})

async function loadBytes(file: string, name: string): Promise<Buffer> {
  const unreadable = (): never => {
    throw problem('import/unreadable', { name })
  }
  const status = await stat(file).catch(unreadable)
  if (!status.isFile()) return unreadable()
  if (status.size > LARGEST * MEGABYTE) {
    const size = Math.ceil(status.size / MEGABYTE)
    throw problem('import/too-large', { name, size, limit: LARGEST })
  }
  return readFile(file).catch(unreadable)
}

/** What a manifest would bring, for the scholar to see before it is opened. */
export function previewOf(file: string, imported: ImportedManifest): ManifestPreview {
  const { read, source, records } = imported
  const count = (type: RecordType): number => records.filter((one) => one.type === type).length
  const holder = holderIn(read.resource)
  return {
    file,
    name: source.address ?? path.basename(file),
    label: source.label,
    ...(holder && { holder }),
    version: read.version,
    ...(imported.collection !== undefined && { members: membersIn(records) }),
    canvases: count('Canvas'),
    ranges: count('Range'),
    annotations: count('Annotation'),
    hosts: hostsOf(records),
    isFetched: source.address !== undefined,
    repairs: source.repairs ?? [],
    faults: read.findings.filter(({ severity }) => severity === 'error').length,
  }
}

/** Manifests and collections in a collection and in those within it, also where they are only named. */
const membersIn = (records: readonly ProjectRecord[]): number =>
  records.reduce((sum, one) => (one.type === 'Collection' ? sum + one.items.length : sum), 0)

function hostsOf(records: readonly ProjectRecord[]): readonly string[] {
  const addresses = records.flatMap((record) =>
    record.type === 'Canvas'
      ? record.painting
          .flatMap(({ body }) => imagesIn(body))
          .flatMap((image) => (image.type === 'RemoteImage' ? [image.address] : []))
      : [],
  )
  return [...new Set(addresses.map((address) => URL.parse(address)?.hostname ?? ''))].filter(
    (host) => host !== '',
  )
}

/** What a project of the manifest is called: its label, or the name of its file. */
export function nameOf({ source }: ImportedManifest): string {
  const label = (Object.values(source.label)[0] ?? [])[0] ?? ''
  const name = source.file ?? URL.parse(source.address ?? '')?.hostname ?? ''
  return label.trim() === '' ? name.replace(/\.json$/i, '') : label.slice(0, 80)
}

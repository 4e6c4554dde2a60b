import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { BUNDLE_MARK, bundleMark, ORIGINALS, projectEntry } from './bundle-format.ts'
import type { FoundOriginal } from './find-originals.ts'

export interface BundleRun {
  /** What the project is called. */
  readonly name: string
  /** The text of its file. */
  readonly text: string
  readonly originals: readonly FoundOriginal[]
  readonly made: Date
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
  readonly signal: AbortSignal
}

/** Writes a project and its scans as one zip file. Scans are kept as they are: pictures cannot be made smaller so. */
export async function writeBundle(run: BundleRun, target: Writable): Promise<void> {
  const { name, text, originals, made, signal } = run
  const zip = new ZipFile()
  const project = projectEntry(name)
  zip.addBuffer(Buffer.from(bundleMark(project)), BUNDLE_MARK, { mtime: made })
  zip.addBuffer(Buffer.from(text), project, { mtime: made })
  let done = 0
  for (const { from, to } of originals) {
    zip.addReadStreamLazy(`${ORIGINALS}/${to}`, { compress: false, mtime: made }, (callback) => {
      const stream = createReadStream(from)
      stream.on('error', (error) => zip.emit('error', error))
      stream.on('end', () => run.onProgress({ done: (done += 1), total: originals.length }))
      callback(null, stream)
    })
  }
  zip.end()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  failed.catch(() => undefined)
  await Promise.race([pipeline(zip.outputStream, target, { signal }), failed])
}

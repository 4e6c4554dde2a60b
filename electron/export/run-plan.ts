import { lstat, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PublishedDocument } from '../../iiif/export/documents.ts'
import type { ExportReport } from '../contract/exports.ts'
import {
  flushFolder,
  renameWithPatience,
  targetProblem,
  writeFlushed,
} from '../files/atomic-write.ts'

export interface RunOptions {
  /** Where the first document is written; the others go below its folder. Absolute. */
  readonly file: string
  readonly signal?: AbortSignal
}

interface PlacedFile {
  readonly target: string
  readonly partial: string
  readonly bytes: number
}

/**
 * Writes the documents of an export. All are written under `NAME.partial` first; only when every one is
 * complete do they take their names, the manifest last, so that it never names what is not there. A
 * failure or the signal leaves everything as it was.
 *
 * @throws Problem `target/…`
 */
export async function runPlan(
  documents: readonly PublishedDocument[],
  { file, signal }: RunOptions,
): Promise<ExportReport> {
  const rollback = openRollback()
  try {
    const placed: PlacedFile[] = []
    for (const [index, document] of documents.entries()) {
      signal?.throwIfAborted()
      const target = index === 0 ? file : targetOf(document, file)
      placed.push(
        await writePartial({ text: document.body(), target, isBelow: index > 0 }, rollback),
      )
    }
    signal?.throwIfAborted()
    for (const one of [...placed].reverse()) await takeName(one, rollback)
    const folders = new Set(placed.map(({ target }) => path.dirname(target)))
    for (const folder of folders) await flushFolder(folder)
    return {
      files: placed.map(({ target }) => target),
      bytes: placed.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  } catch (error) {
    await rollback.run()
    if (signal?.aborted) throw error
    throw targetProblem(error, file)
  }
}

/** @throws Error for a document that would leave the folder: a mistake of ours */
function targetOf({ path: name }: PublishedDocument, file: string): string {
  const folder = path.dirname(file)
  const target = path.join(folder, ...name.split('/'))
  if (!target.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)) {
    throw new Error(`The document ${name} lies outside the folder of the export`)
  }
  return target
}

interface DocumentToWrite {
  readonly text: string
  readonly target: string
  /** In a folder below that of the manifest, which is ours to make; that of the manifest must be there. */
  readonly isBelow: boolean
}

async function writePartial(
  { text, target, isBelow }: DocumentToWrite,
  rollback: Rollback,
): Promise<PlacedFile> {
  const made = isBelow ? await mkdir(path.dirname(target), { recursive: true }) : undefined
  if (made !== undefined) rollback.add(() => rm(made, { recursive: true }))
  const partial = `${target}.partial`
  // One of an export that was cut short by a power failure.
  await rm(partial, { force: true })
  rollback.add(() => rm(partial, { force: true }))
  await writeFlushed(partial, text)
  return { target, partial, bytes: Buffer.byteLength(text) }
}

async function takeName({ target, partial }: PlacedFile, rollback: Rollback): Promise<void> {
  const isNew = await lstat(target).then(
    () => false,
    () => true,
  )
  await renameWithPatience(partial, target)
  if (isNew) rollback.add(() => rm(target, { force: true }))
}

/** What takes back that which was done so far. */
interface Rollback {
  add(step: () => Promise<unknown>): void
  run(): Promise<void>
}

function openRollback(): Rollback {
  const steps: (() => Promise<unknown>)[] = []
  return {
    add: (step) => void steps.push(step),
    async run() {
      // The last thing done is undone first; what cannot be removed must not hide the failure itself.
      for (const step of steps.reverse()) await step().catch(() => undefined)
    },
  }
}

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { problem } from '../../../iiif/problem.ts'
import { codeOf } from '../../files/error-code.ts'
import { exchangeFolder } from '../exchange-folder.ts'
import {
  BAG_ALGORITHMS,
  DECLARATION,
  formatBagInformation,
  formatBagManifest,
  type BagAlgorithm,
  type BaggedFile,
  type BagInformation,
} from './bag-text.ts'

/** What goes into a bag: a text of ours, or a file of the scholar. */
export type BagContent = { readonly path: string } & (
  { readonly text: string } | { readonly from: string }
)

export interface BagRun {
  /** The folder that the bag will be. Absolute. */
  readonly target: string
  /** From the folder of what is preserved, with forward slashes. */
  readonly contents: readonly BagContent[]
  readonly information: Omit<BagInformation, 'payload'>
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
  readonly signal: AbortSignal
}

const INFORMATION = 'bag-info.txt'

/**
 * Writes a bag beside its place, reads every file of it again to hold it against its check sum, and puts it in its
 * place. Cancelling and failures leave nothing; an older bag of ours in its place stays until then.
 *
 * @throws Problem `export/folder-taken`, `export/copy-differs`; the reason of the signal
 */
export async function writeBag(
  run: BagRun,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const { target, contents, signal } = run
  await refuseOthers(target)
  const partial = `${target}.partial`
  await rm(partial, { recursive: true, force: true })
  try {
    // Each file is written once and read once.
    const total = 2 * contents.length
    const payload: BaggedFile[] = []
    for (const content of contents) {
      payload.push(await write(partial, { ...content, path: `data/${content.path}` }, signal))
      run.onProgress({ done: payload.length, total })
    }
    const tags = await writeTags(partial, { ...run.information, payload }, signal)
    for (const [index, file] of payload.entries()) {
      await check(partial, file, signal)
      run.onProgress({ done: payload.length + index + 1, total })
    }
    await exchangeFolder(partial, target)
    const all = [...payload, ...tags]
    return { files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** What says what the bag is, and the manifests of that; these alone are in no manifest. */
async function writeTags(
  folder: string,
  information: BagInformation,
  signal: AbortSignal,
): Promise<readonly BaggedFile[]> {
  const { payload } = information
  const texts = [
    { path: 'bagit.txt', text: DECLARATION },
    { path: INFORMATION, text: formatBagInformation(information) },
    ...BAG_ALGORITHMS.map((algorithm) => ({
      path: `manifest-${algorithm}.txt`,
      text: formatBagManifest(payload, algorithm),
    })),
  ]
  const tags: BaggedFile[] = []
  for (const text of texts) tags.push(await write(folder, text, signal))
  for (const algorithm of BAG_ALGORITHMS) {
    const text = formatBagManifest(tags.slice(0, texts.length), algorithm)
    tags.push(await write(folder, { path: `tagmanifest-${algorithm}.txt`, text }, signal))
  }
  return tags
}

async function write(
  folder: string,
  content: BagContent,
  signal: AbortSignal,
): Promise<BaggedFile> {
  const whole = path.join(folder, ...content.path.split('/'))
  if (!whole.startsWith(folder + path.sep)) throw new Error(`${content.path} lies outside the bag`)
  await mkdir(path.dirname(whole), { recursive: true })
  const source =
    'text' in content ? Readable.from([Buffer.from(content.text)]) : createReadStream(content.from)
  const sum = startSum()
  await pipeline(source, sum.follow, createWriteStream(whole, { flags: 'wx', flush: true }), {
    signal,
  })
  return { path: content.path, ...sum.result() }
}

/** @throws Problem `export/copy-differs` where the disk gives back something else than was written */
async function check(folder: string, file: BaggedFile, signal: AbortSignal): Promise<void> {
  const sum = startSum()
  const source = createReadStream(path.join(folder, ...file.path.split('/')))
  await pipeline(source, sum.follow, drain, { signal })
  const { sums } = sum.result()
  if (BAG_ALGORITHMS.some((algorithm) => sums[algorithm] !== file.sums[algorithm])) {
    throw problem('export/copy-differs', { name: file.path })
  }
}

/** Counts and sums what flows through; to be asked when all has. */
function startSum() {
  const hashes = { sha256: createHash('sha256'), sha512: createHash('sha512') } satisfies Record<
    BagAlgorithm,
    unknown
  >
  let bytes = 0
  async function* follow(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      hashes.sha256.update(chunk)
      hashes.sha512.update(chunk)
      yield chunk
    }
  }
  return {
    follow,
    result: () => ({
      bytes,
      sums: { sha256: hashes.sha256.digest('hex'), sha512: hashes.sha512.digest('hex') },
    }),
  }
}

/** What is read to be checked goes nowhere. */
async function drain(chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) void chunk
}

/** @throws Problem `export/folder-taken` for a folder with anything in it that is no bag of ours */
async function refuseOthers(target: string): Promise<void> {
  const taken = problem('export/folder-taken', { name: path.basename(target) })
  const names = await readdir(target).catch((error: unknown): string[] => {
    if (codeOf(error) === 'ENOENT') return []
    throw taken
  })
  if (names.length === 0) return
  const text = await readFile(path.join(target, INFORMATION), 'utf8').catch(() => '')
  if (!/^Bag-Software-Agent: Florilegium /m.test(text)) throw taken
}

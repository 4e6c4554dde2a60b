import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '../../iiif/problem.ts'
import type { LocalImage, Project } from '../../iiif/project/model.ts'
import { filesNamedIn } from '../../iiif/site/check-addresses.ts'
import { keyOf as imageKeyOf } from '../../iiif/site/image-names.ts'
import { creditsOfImages } from '../../iiif/site/site-credits.ts'
import type { SiteOptions } from '../../iiif/site/options.ts'
import { siteDocumentsOf } from '../../iiif/site/site-documents.ts'
import { siteImagesOf, type SiteImage, type SitePicture } from '../../iiif/site/site-images.ts'
import type { SiteProgress, SiteReport } from '../contract/publishing.ts'
import { targetProblem } from '../files/atomic-write.ts'
import { runAll } from '../files/run-all.ts'
import { embedXmp } from './embed-xmp.ts'
import { openSiteFolder, type SiteFolder } from './site-folder.ts'

export interface SiteRun {
  readonly project: Project
  readonly options: SiteOptions
  /** The folder that the site will be. Absolute. */
  readonly target: string
  /** The folder of the page that shows the object, as it was built. Absolute. */
  readonly page: string
  /** The state of its file in which an image is served; pictures are made of that. */
  readonly stateOf: (image: LocalImage) => string | undefined
  /** Has the image server make a picture. @throws Problem when it cannot */
  readonly fetchPicture: (image: LocalImage, picture: SitePicture['request']) => Promise<Uint8Array>
  readonly onProgress: (progress: SiteProgress) => void
  readonly signal: AbortSignal
}

/** Raised when pictures come out differently, so that a second run makes them anew. */
const EDITION = 2

/** Images that are worked on side by side: while the tiles of one are copied, the pyramid of the next is made. */
const IMAGES = 2

/** Pictures of one image that are made side by side; the image server has a queue of its own. */
const CONCURRENCY = 4

/** GitHub Pages leaves out what begins with an underscore unless this file is there. */
const NO_JEKYLL = '.nojekyll'

/**
 * Makes a folder that any web server serves as it is. It grows beside its place and takes it when it is whole and
 * every address in its documents leads to a file; then an older site of the same place is gone. Images that have
 * not changed since are not made again. Cancelling leaves nothing; after a failure the next run goes on.
 *
 * @throws Problem `export/folder-taken`, `export/image-failed`, `target/…`
 */
export async function runSite(run: SiteRun): Promise<SiteReport> {
  const { project, options, target, signal } = run
  const folder = await openSiteFolder(target).catch((error: unknown) => {
    throw targetProblem(error, target)
  })
  try {
    const reused = await writeImages(run, folder)
    const documents = siteDocumentsOf(project, options).flatMap((one) => one.documents)
    for (const { path: file, body } of documents) await folder.write(file, body())
    for (const [file, data] of await readPage(run.page)) await folder.write(file, data)
    await folder.write(NO_JEKYLL, '')
    checkAddresses(
      documents.map(({ body }) => JSON.parse(body()) as unknown),
      options.base,
      folder,
    )
    signal.throwIfAborted()
    const { files } = folder
    await folder.finish()
    return { folder: target, files, reused }
  } catch (error) {
    if (!signal.aborted) throw targetProblem(error, target)
    await folder.discard()
    throw error
  }
}

/** @returns how many images were there already */
async function writeImages(run: SiteRun, folder: SiteFolder): Promise<number> {
  const { project, options, signal, onProgress } = run
  const images = siteImagesOf(project, options)
  const credits = creditsOfImages(project)
  const total = images.reduce((sum, { pictures }) => sum + pictures.length, 0)
  const failures: unknown[] = []
  let done = 0
  let reused = 0
  const advance = (pictures: number): void => {
    done += pictures
    onProgress({ done, total })
  }

  /** Nothing may be written any more when this returns, so that all workers end before a failure is told. */
  const unlessFailed = async (act: () => Promise<void>): Promise<void> => {
    if (failures.length > 0) return
    try {
      signal.throwIfAborted()
      await act()
    } catch (error) {
      failures.push(error)
    }
  }

  const writeImage = async (image: SiteImage): Promise<void> => {
    const credit = credits.get(imageKeyOf(image.image))
    const key = keyOf(image, run, credit)
    if (await folder.reuse({ name: image.name, key })) {
      reused += 1
      advance(image.pictures.length)
      return
    }
    await runAll(image.pictures, CONCURRENCY, ({ path: file, request }) =>
      unlessFailed(async () => {
        const picture = await run.fetchPicture(image.image, request)
        await folder.write(file, isWhole(request) && credit ? embedXmp(picture, credit) : picture)
        advance(1)
      }),
    )
    if (failures.length > 0) return
    for (const { path: file, body } of image.information) await folder.write(file, body)
    const files = [...image.pictures, ...image.information].map((one) => one.path)
    await folder.keep({ name: image.name, key, files })
  }

  await runAll(images, IMAGES, (image) => unlessFailed(() => writeImage(image)))
  if (failures.length > 0) throw failures[0]
  return reused
}

/** Tiles are never met alone, and there are many of them. */
const isWhole = ({ parameters }: SitePicture['request']): boolean => parameters.startsWith('full/')

/** What an image was made from: the state of its file, how it is stored, and what its pictures say of themselves. */
function keyOf(
  { image, pictures, information }: SiteImage,
  run: SiteRun,
  credit: string | undefined,
): string {
  const made = [pictures.length, pictures.at(-1)?.path, information.map(({ body }) => body)]
  return JSON.stringify([EDITION, image.path, run.stateOf(image), made, credit])
}

async function readPage(page: string): Promise<readonly (readonly [string, Uint8Array])[]> {
  // In a packaged app the page lies in an archive, which can be listed so.
  const entries = readdirSync(page, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return Promise.all(
    files.map(
      async (file) =>
        [path.relative(page, file).split(path.sep).join('/'), await readFile(file)] as const,
    ),
  )
}

/** @throws Error where a document names a file that is not there: a mistake of ours, which nobody must publish */
function checkAddresses(documents: readonly unknown[], base: string, folder: SiteFolder): void {
  const missing = documents
    .flatMap((document) => filesNamedIn(document, base))
    .filter((file) => !folder.has(file))
  if (missing.length > 0) throw new Error(`The site lacks ${missing.slice(0, 5).join(', ')}`)
}

/** @throws Problem `export/image-failed` always */
export function imageFailed(name: string): never {
  throw problem('export/image-failed', { name })
}

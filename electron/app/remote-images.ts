import path from 'node:path'
import { parametersForSide, readForeignInformation } from '../../iiif/image/foreign-information.ts'
import { decodeSegment } from '../../iiif/image/request.ts'
import { canvasesOffered, keptSources } from '../../iiif/project/import/kept-sources.ts'
import { recordsOf, type Project } from '../../iiif/project/model.ts'
import { imagesIn, type RemoteImage } from '../../iiif/project/painting.ts'
import { hostOfAddress } from '../../iiif/web-address.ts'
import { problem } from '../../iiif/problem.ts'
import { encodeIdentifier } from '../../iiif/identifier.ts'
import type { OfflinePart } from '../contract/offline.ts'
import { targetProblem } from '../files/atomic-write.ts'
import { openKeptAnswers } from '../remote/kept-answers.ts'
import { openOfflinePictures, type OfflinePictures } from './offline-pictures.ts'
import { openRemotePictures, type RemotePicture } from '../remote/remote-pictures.ts'
import type { RemoteServers } from './remote-servers.ts'

/** Pictures of the open object and of its sources that other servers hold, for the window. */
export interface RemoteImages {
  /**
   * @param target as the window wrote it, undecoded: `/remote/{address of the image}/info.json`, `…/thumbnail/240`,
   *   `…/picture`, or the parameters of a tile
   * @throws Problem `remote/…`
   */
  answer(target: string, signal: AbortSignal): Promise<RemotePicture>
  /**
   * Keeps a part of an image for good; one that is kept already is not asked for again.
   * @returns how much it takes on the disk, in bytes
   * @throws Problem `remote/…`
   */
  keep(part: OfflinePart): Promise<number>
  readonly offline: OfflinePictures
  close(): void
}

export interface RemoteImagesOptions {
  /** Where is kept what the scholar wants to have without a network. */
  readonly kept: string
  /** Where answers are kept: a folder that may be deleted at any time. */
  readonly caches: string
  readonly servers: RemoteServers
  readonly project: () => Project | undefined
}

/** Milliseconds for one part, with all the patience that a busy server asks for. */
const LONGEST = 180_000
/** In bytes: thousands of thumbnails, and the tiles of what was looked at lately. */
const KEPT = 1_000_000_000

/** A region, a size, a rotation, a quality and a format, of any version; nothing that would lead elsewhere. */
const TILE = /^[\w:.,%]+\/[\w,^!:.%]+\/!?[\d.]+\/\w+\.\w+$/
const THUMBNAIL = /^thumbnail\/([1-9]\d{0,3})$/

/** Where the window asks for pictures. */
const WINDOW = 'app://florilegium'

export function openRemoteImages({
  caches,
  kept,
  servers,
  project,
}: RemoteImagesOptions): RemoteImages {
  const offline = openOfflinePictures(kept)
  const pictures = openRemotePictures({
    kept: openKeptAnswers({ folder: path.join(caches, 'remote'), limit: KEPT }),
    isTrusted: servers.isTrusted,
  })

  /** Nothing is asked of a server that the scholar has not been asked about. */
  async function checkAllowed(address: string): Promise<void> {
    const host = hostOfAddress(address) ?? address
    if (!(await servers.list()).includes(host)) throw problem('remote/not-allowed', { host })
  }

  async function getPicture(address: string, signal: AbortSignal): Promise<RemotePicture> {
    await checkAllowed(address)
    return pictures.getPicture(address, signal)
  }

  async function getInformation(service: string, signal: AbortSignal): Promise<object> {
    await checkAllowed(service)
    return pictures.getInformation(service, signal)
  }

  async function thumbnailOf(
    { service, address }: RemoteImage,
    side: number,
    signal: AbortSignal,
  ): Promise<RemotePicture> {
    if (!service) return getPicture(address, signal)
    const information = readForeignInformation(await getInformation(service.id, signal))
    return information
      ? getPicture(`${service.id}/${parametersForSide(information, side)}`, signal)
      : getPicture(address, signal)
  }

  async function answer(target: string, signal: AbortSignal): Promise<RemotePicture> {
    const [, , key = '', ...rest] = target.split('/')
    const image = imagesOf(project()).get(decodeSegment(key))
    if (!image) throw problem('remote/picture-unknown')
    const asked = rest.join('/')
    const before = await offline.find(image.address, asked)
    if (before) return before
    const [, side] = THUMBNAIL.exec(asked) ?? []
    if (side !== undefined) return thumbnailOf(image, Number(side), signal)
    if (asked === 'picture') return getPicture(image.address, signal)
    const { service } = image
    if (service && asked === 'info.json') {
      const information = await getInformation(service.id, signal)
      // From the root of whoever asked: the window, or a page of ours.
      const id = `${WINDOW}/remote/${key}`
      const own = { ...information, ['id' in information ? 'id' : '@id']: id }
      return { mediaType: 'application/json', body: Buffer.from(JSON.stringify(own)) }
    }
    if (service && TILE.test(asked)) return getPicture(`${service.id}/${asked}`, signal)
    throw problem('remote/picture-unknown')
  }

  return {
    answer,
    offline,
    async keep({ image, part }) {
      const before = await offline.sizeOf(image, part)
      if (before !== undefined) return before
      const target = `/remote/${encodeIdentifier(image)}/${part}`
      const { body } = await answer(target, AbortSignal.timeout(LONGEST))
      await offline.keep({ image, part }, body).catch((error: unknown) => {
        throw targetProblem(error, kept)
      })
      return body.length
    },
    close: () => pictures.close(),
  }
}

/** By their addresses; found once for each state of a project. */
const known = new WeakMap<Project, ReadonlyMap<string, RemoteImage>>()

function imagesOf(project: Project | undefined): ReadonlyMap<string, RemoteImage> {
  if (!project) return new Map()
  const before = known.get(project)
  if (before) return before
  const images = new Map<string, RemoteImage>()
  const offered = keptSources(project).flatMap(canvasesOffered)
  for (const { painting } of [...recordsOf(project, 'Canvas'), ...offered]) {
    for (const image of painting.flatMap(({ body }) => imagesIn(body))) {
      if (image.type === 'RemoteImage') images.set(image.address, image)
    }
  }
  known.set(project, images)
  return images
}

import http from 'node:http'
import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import { getRecord, type LocalImage, type Project } from '../../iiif/project/model.ts'
import type { Area, PaintedImage, RemoteImage } from '../../iiif/project/painting.ts'
import { isObject, listOf, valueOf } from '../../iiif/validation/value.ts'
import type { RemoteImages } from './remote-images.ts'

/** The pixels of any image of the project in full size, part by part: of this computer and of other servers alike. */
export interface WholeImages {
  /** In pixels: the sides of the squares in which its parts are asked for. */
  sideOf(image: PaintedImage, signal: AbortSignal): Promise<number>
  /** A picture file of a part, one pixel for a pixel. */
  getPart(image: PaintedImage, region: Area, signal: AbortSignal): Promise<Uint8Array>
}

export interface WholeImagesOptions {
  readonly project: () => Project | undefined
  /** `http://127.0.0.1:{port}/{prefix}`: where the image server answers for the open project. */
  readonly imageServerBase: () => Promise<string>
  readonly remote: Pick<RemoteImages, 'answer'>
}

/** Of images of this computer: few requests, and none that takes the memory of all others. */
const LOCAL_SIDE = 2048
/** Where a server does not say in which tiles it has its images: most allow at least as much. */
const REMOTE_SIDE = 1024

export function openWholeImages({
  project,
  imageServerBase,
  remote,
}: WholeImagesOptions): WholeImages {
  const isPrepared = new Map<string, boolean>()

  async function sideOfRemote(image: RemoteImage, signal: AbortSignal): Promise<number> {
    // A picture without a service comes whole.
    if (!image.service) return Math.max(image.width, image.height)
    const { body } = await remote.answer(`${keyOf(image)}/info.json`, signal)
    const information: unknown = JSON.parse(body.toString('utf8'))
    if (!isObject(information)) return REMOTE_SIDE
    isPrepared.set(image.address, isLevel0(information))
    const [tile] = listOf(valueOf(information, 'tiles'))
    const width = isObject(tile) ? valueOf(tile, 'width') : valueOf(information, 'tile_width')
    return typeof width === 'number' && width >= 64 && width <= 4096 ? width : REMOTE_SIDE
  }

  async function partOfRemote(
    image: RemoteImage,
    { x, y, width, height }: Area,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    if (!image.service) return (await remote.answer(`${keyOf(image)}/picture`, signal)).body
    const { version } = image.service
    const isWhole = x === 0 && y === 0 && width >= image.width && height >= image.height
    const region =
      isWhole && isPrepared.get(image.address) ? 'full' : `${x},${y},${width},${height}`
    const size = version === 3 ? `${width},${height}` : `${width},`
    const quality = version === 1 ? 'native' : 'default'
    const address = `${keyOf(image)}/${region}/${size}/0/${quality}.jpg`
    return (await remote.answer(address, signal)).body
  }

  async function partOfLocal(
    image: LocalImage,
    region: Area,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const now = project()
    if (!now) throw new Error('No project is open')
    const identifier = encodeIdentifier(
      identifierOf(getRecord(now, 'Folder', image.folder), image.path),
    )
    const { x, y, width, height } = region
    const part = `${x},${y},${width},${height}/max/0/default.png`
    return ask(`${await imageServerBase()}/image/3/${identifier}/${part}`, signal)
  }

  return {
    sideOf: (image, signal) =>
      image.type === 'Image' ? Promise.resolve(LOCAL_SIDE) : sideOfRemote(image, signal),
    getPart: (image, region, signal) =>
      image.type === 'Image'
        ? partOfLocal(image, region, signal)
        : partOfRemote(image, region, signal),
  }
}

const keyOf = ({ address }: RemoteImage): string => `/remote/${encodeIdentifier(address)}`

const isLevel0 = (information: Readonly<Record<string, unknown>>): boolean =>
  /level-?0/i.test(JSON.stringify(valueOf(information, 'profile') ?? ''))

function ask(address: string, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { signal }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks))
        else reject(new Error(`The image server answered ${answer.statusCode ?? 0}`))
      })
    })
    request.on('error', reject)
  })
}

// Scans of which every pixel is known, listed and served as the app does.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { expect } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import type { ImageInformation3 } from '../../../iiif/image/info.ts'
import { isSameSize } from '../../../iiif/image/dimensions.ts'
import { scaleFactorsOf, tilesAt, type Tile } from '../../../iiif/image/tiles.ts'
import { startImageServer } from '../../support/image-server.ts'
import { requestRaw, type RawAnswer } from '../../support/raw-http.ts'
import { drawPage, fromPage, likeness, reducePage } from './pictures.ts'

/** Both sides prime: nothing can be halved without something left over. */
export const SIZE = { width: 2003, height: 1511 }

export const PAGE = drawPage(SIZE)
export const OTHER_PAGE = drawPage(SIZE, 5)

export const picture = (): Sharp => fromPage(PAGE, SIZE)
export const otherPicture = (): Sharp => fromPage(OTHER_PAGE, SIZE)

export const addressOf = ({ region, size }: Tile): string =>
  `${region.left},${region.top},${region.width},${region.height}/${size.width},${size.height}/0/default.jpg`

export const pixelsOf = ({ status, body }: RawAnswer): Promise<Buffer> => {
  expect(status, status === 200 ? '' : body.toString()).toBe(200)
  return sharp(body, { failOn: 'warning' }).removeAlpha().toColourspace('srgb').raw().toBuffer()
}

/** An image server that keeps pyramids, and folders with one scan each. */
export interface Serving {
  /** Lists a folder of this name with the file alone, and serves what is found: the addresses of its pictures. */
  serve(name: string, file: Buffer): Promise<readonly string[]>
  /** The same of a file with one picture. */
  serveOne(name: string, file: Buffer): Promise<string>
  fileOf(name: string): string
  get(target: string): Promise<RawAnswer>
  informationOf(address: string): Promise<ImageInformation3>
  /** The pyramids that were made. */
  built(): Promise<readonly string[]>
  /** Every tile that is offered is as large as it says, and shows what is there of the page. */
  expectAllTiles(address: string, tileSide: number, nearness?: Nearness): Promise<void>
  stop(): Promise<void>
}

/** How near the tiles must be, in decibels: those at the edges may be made from a level that was rounded down. */
export interface Nearness {
  readonly inside: number
  readonly edges: number
}

export async function startServing(): Promise<Serving> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-own-pyramids-'))
  const cache = await mkdtemp(path.join(os.tmpdir(), 'florilegium-cache-'))
  const server = await startImageServer({ cache })

  const fileOf = (name: string): string => path.join(root, name, 'scan.tif')
  const get = (target: string): Promise<RawAnswer> => requestRaw(server.port, { target })

  const serve = async (name: string, file: Buffer): Promise<readonly string[]> => {
    const location = path.join(root, name)
    await mkdir(location, { recursive: true })
    await writeFile(fileOf(name), file)
    const listing = await scanFolder(location)
    const images = [...listing.values()].flatMap(
      (found) => publishedImage({ location, prefix: '' }, found) ?? [],
    )
    await server.publish(name, images)
    return images.map(({ identifier }) => `/${name}/image/3/${encodeURIComponent(identifier)}`)
  }

  return {
    ...{ serve, fileOf, get },

    async serveOne(name, file) {
      const [address = '', ...others] = await serve(name, file)
      expect(others).toEqual([])
      return address
    },

    informationOf: async (address) =>
      JSON.parse((await get(`${address}/info.json`)).body.toString()) as ImageInformation3,

    built: () => readdir(path.join(cache, 'pyramids')).catch(() => []),

    async expectAllTiles(address, tileSide, { inside, edges } = { inside: 32, edges: 28 }) {
      const image = { ...SIZE, tileSide }
      for (const factor of scaleFactorsOf(image)) {
        for (const tile of tilesAt(image, factor)) {
          const shown = await pixelsOf(await get(`${address}/${addressOf(tile)}`))
          const truth = reducePage(PAGE, SIZE, { region: tile.region, factor })
          expect(shown.length, addressOf(tile)).toBe(truth.length)
          const isInside = isSameSize(tile.size, { width: tileSide, height: tileSide })
          expect(likeness(shown, truth), addressOf(tile)).toBeGreaterThan(isInside ? inside : edges)
        }
      }
    },

    async stop() {
      await server.stop()
      await rm(root, { recursive: true })
      await rm(cache, { recursive: true })
    },
  }
}

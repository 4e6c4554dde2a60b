import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw, valuesOf, type RawAnswer, type RawRequest } from '../../support/raw-http.ts'
import { colourAt, writeGrid } from './grid.ts'

/** A client of the real server, which has the test image under one prefix as `grid.png`. */
export interface ConformanceClient {
  readonly server: TestImageServer
  /** Where the images lie. */
  readonly root: string
  readonly ask: (target: string, request?: Omit<RawRequest, 'target'>) => Promise<RawAnswer>
  /** The status of a request for the test image; the path begins after the identifier. */
  readonly statusOf: (path: string) => Promise<number>
  /** A picture of the test image, decoded; fails unless the status is 200. */
  readonly picture: (path: string) => Promise<Picture>
  readonly information: (headers?: RawRequest['headers']) => Promise<Record<string, unknown>>
  readonly stop: () => Promise<void>
}

export interface Picture {
  readonly answer: RawAnswer
  readonly width: number
  readonly height: number
  readonly channels: number
  /** What sharp finds the file to be. */
  readonly format: string
  readonly pixel: (x: number, y: number) => readonly number[]
}

export const PREFIX = 'f47ac10b58cc4372a5670e02b2c3d479'
export const IDENTIFIER = 'grid.png'

export async function startClient(version: 2 | 3): Promise<ConformanceClient> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-conformance-'))
  await writeGrid(path.join(root, IDENTIFIER))
  const server = await startImageServer()
  await server.publish(PREFIX, [await publishedFile(root, IDENTIFIER)])
  const base = `/${PREFIX}/image/${version}/${IDENTIFIER}`

  const ask: ConformanceClient['ask'] = (target, request) =>
    requestRaw(server.port, { target, ...request })

  return {
    server,
    root,
    ask,
    statusOf: async (rest) => (await ask(`${base}/${rest}`)).status,
    picture: async (rest) => decode(await ask(`${base}/${rest}`)),
    information: async (headers = []) =>
      JSON.parse((await ask(`${base}/info.json`, { headers })).body.toString()) as Record<
        string,
        unknown
      >,
    stop: async () => {
      await server.stop()
      await rm(root, { recursive: true })
    },
  }
}

export async function decode(answer: RawAnswer): Promise<Picture> {
  expect(answer.status, answer.body.subarray(0, 200).toString()).toBe(200)
  const { format } = await sharp(answer.body).metadata()
  const { data, info } = await sharp(answer.body).raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const pixel = (x: number, y: number): readonly number[] => {
    const start = (y * width + x) * channels
    return [...data.subarray(start, start + channels)]
  }
  return { answer, width, height, channels, format, pixel }
}

export const sizeOf = ({ width, height }: Picture): string => `${width}x${height}`

/** Every value that occurs in a picture, transparency aside. */
export function shadesOf(picture: Picture): readonly number[] {
  const shades = new Set<number>()
  for (let x = 0; x < picture.width; x += 3) {
    for (let y = 0; y < picture.height; y += 3) {
      for (const shade of picture.pixel(x, y).slice(0, 3)) shades.add(shade)
    }
  }
  return [...shades]
}

/** Which place of the full image a pixel of a picture shows; fractions where the picture is scaled. */
export type Placement = (x: number, y: number) => readonly [x: number, y: number]

/** Checks pixels all over a picture against the place that they should show. */
export function expectToShow(picture: Picture, placement: Placement, tolerance = 3): void {
  for (const across of [0.02, 0.25, 0.5, 0.75, 0.98]) {
    for (const down of [0.02, 0.25, 0.5, 0.75, 0.98]) {
      const x = Math.floor(picture.width * across)
      const y = Math.floor(picture.height * down)
      const [red = -1, green = -1] = picture.pixel(x, y)
      const [expectedRed, expectedGreen] = colourAt(...placement(x, y))
      const where = `at ${x},${y} of ${sizeOf(picture)}`
      expect(
        Math.abs(red - expectedRed),
        `red ${red}, not ${expectedRed}, ${where}`,
      ).toBeLessThanOrEqual(tolerance)
      expect(
        Math.abs(green - expectedGreen),
        `green ${green}, not ${expectedGreen}, ${where}`,
      ).toBeLessThanOrEqual(tolerance)
    }
  }
}

/** Checks every pixel of a picture that is not scaled. */
export function expectToBeCutAt(picture: Picture, left: number, top: number): void {
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const expected = colourAt(left + x, top + y)
      const actual = picture.pixel(x, y)
      if (expected.some((value, channel) => value !== actual[channel])) {
        expect(actual, `at ${x},${y}`).toEqual([...expected])
      }
    }
  }
}

/** Where the pixels of a scaled region come from. */
export const scaledFrom =
  (region: readonly [x: number, y: number, w: number, h: number], picture: Picture): Placement =>
  (x, y) => [
    region[0] + ((x + 0.5) * region[2]) / picture.width - 0.5,
    region[1] + ((y + 0.5) * region[3]) / picture.height - 0.5,
  ]

/** The addresses in `Link`, by their relation; fails when there is more than one such header. */
export function linksOf(answer: RawAnswer): Readonly<Record<string, string>> {
  const headers = valuesOf(answer, 'Link')
  expect(headers).toHaveLength(1)
  const links = [...(headers[0] ?? '').matchAll(/<([^>]*)>;\s*rel="([^"]*)"/g)]
  return Object.fromEntries(links.map(([, address = '', relation = '']) => [relation, address]))
}

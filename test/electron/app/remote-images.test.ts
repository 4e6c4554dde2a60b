// Pictures that other servers hold, for the window: of the open object alone, of servers that the scholar allowed, and
// there without a network once they were seen.
import { rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLog } from '../../../electron/app/log.ts'
import { openRemoteImages, type RemoteImages } from '../../../electron/app/remote-images.ts'
import { openRemoteServers, type RemoteServers } from '../../../electron/app/remote-servers.ts'
import { openSettings } from '../../../electron/app/settings.ts'
import type { Project, ProjectRecord } from '../../../iiif/project/model.ts'
import type { RemoteImage } from '../../../iiif/project/painting.ts'
import { emptyProject } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const SIZE = { width: 600, height: 400 }
let server: http.Server
let host: string
let asked: string[]
let jpeg: Buffer

beforeAll(async () => {
  jpeg = await sharp({ create: { ...SIZE, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer()
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request.url ?? '', response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function answer(url: string, response: http.ServerResponse): void {
  if (url.endsWith('/info.json')) {
    const information = {
      '@context': 'http://iiif.io/api/image/3/context.json',
      id: `http://${host}${url.replace('/info.json', '')}`,
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level2',
      ...SIZE,
    }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(information))
  } else if (url.includes('/missing')) response.writeHead(404).end()
  else if (url.includes('/svg')) {
    response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end('<svg xmlns="…"><script/></svg>')
  } else response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(jpeg)
}

const imageAt = (name: string, kind: 'service' | 'picture'): RemoteImage => {
  const hasService = kind === 'service'
  const base = `http://${host}/${name}`
  return {
    type: 'RemoteImage',
    address: hasService ? `${base}/full/max/0/default.jpg` : base,
    ...SIZE,
    ...(hasService && { service: { id: base, version: 3, level: 2 } }),
  }
}

/** A project with one canvas for each image. */
function withImages(images: readonly RemoteImage[]): Project {
  const { records, ...project } = emptyProject()
  const canvases = images.map((body, index): ProjectRecord => ({
    type: 'Canvas',
    id: `canvas-${index}`,
    label: {},
    metadata: [],
    behavior: [],
    ...SIZE,
    painting: [{ id: `painting-${index}`, body }],
    annotations: [],
  }))
  return {
    ...project,
    records: new Map([...records, ...canvases.map((one) => [one.id, one] as const)]),
  }
}

let folder: string
let servers: RemoteServers
let project: Project

const open = (): RemoteImages =>
  openRemoteImages({ caches: folder, kept: `${folder}/kept`, servers, project: () => project })

beforeEach(() => {
  asked = []
  folder = temporaryFolder()
  servers = openRemoteServers(openSettings(folder, openLog(folder)))
  project = withImages([
    imageAt('leaf', 'service'),
    imageAt('plain.jpg', 'picture'),
    imageAt('svg', 'picture'),
    imageAt('missing', 'service'),
  ])
})

const never = new AbortController().signal
const targetOf = (image: RemoteImage, rest: string): string =>
  `/remote/${encodeURIComponent(image.address)}/${rest}`
const get = (images: RemoteImages, image: RemoteImage, rest: string) =>
  images.answer(targetOf(image, rest), never)

describe('A picture that another server holds', () => {
  beforeEach(async () => {
    await servers.trust(host)
    await servers.allow([host])
  })

  test('is had small, in a size that the server offers', async () => {
    const { mediaType, body } = await get(open(), imageAt('leaf', 'service'), 'thumbnail/240')
    expect(mediaType).toBe('image/jpeg')
    expect(body.equals(jpeg)).toBe(true)
    expect(asked).toEqual(['/leaf/info.json', '/leaf/full/240,160/0/default.jpg'])
  })

  test('is had as it is where it has no service', async () => {
    const images = open()
    await get(images, imageAt('plain.jpg', 'picture'), 'thumbnail/240')
    await get(images, imageAt('plain.jpg', 'picture'), 'picture')
    expect(asked).toEqual(['/plain.jpg'])
  })

  test('is had in tiles, its service under the address of the window', async () => {
    const images = open()
    const image = imageAt('leaf', 'service')
    const information = JSON.parse(String((await get(images, image, 'info.json')).body)) as object
    expect(information).toMatchObject({
      id: `app://florilegium/remote/${encodeURIComponent(image.address)}`,
      ...SIZE,
    })
    await get(images, image, '0,0,512,400/512,400/0/default.jpg')
    expect(asked.at(-1)).toBe('/leaf/0,0,512,400/512,400/0/default.jpg')
  })

  test('is not asked for twice, not even by a program that is started later without a network', async () => {
    await get(open(), imageAt('leaf', 'service'), 'thumbnail/240')
    const before = asked.length
    await get(open(), imageAt('leaf', 'service'), 'thumbnail/240')
    expect(asked.length).toBe(before)
  })

  test('is asked for once when it is wanted several times at the same moment', async () => {
    const images = open()
    await Promise.all([1, 2, 3].map(() => get(images, imageAt('plain.jpg', 'picture'), 'picture')))
    expect(asked).toEqual(['/plain.jpg'])
  })
})

describe('No picture is had', () => {
  test('of a server that the scholar has not allowed: nothing is sent to it', async () => {
    await servers.trust(host)
    await expect(get(open(), imageAt('leaf', 'service'), 'thumbnail/240')).rejects.toMatchObject({
      code: 'remote/not-allowed',
    })
    await servers.allow([host])
    await servers.forbid(host)
    await expect(get(open(), imageAt('leaf', 'service'), 'info.json')).rejects.toMatchObject({
      code: 'remote/not-allowed',
    })
    expect(asked).toEqual([])
  })

  test('of a private network, whatever a manifest says, unless the scholar trusts the server', async () => {
    await servers.allow([host])
    await expect(get(open(), imageAt('leaf', 'service'), 'thumbnail/240')).rejects.toMatchObject({
      code: 'remote/led-elsewhere',
    })
    expect(asked).toEqual([])
  })

  test.each([
    ['that is not in the open object', 'elsewhere', 'thumbnail/240'],
    ['by an address that leads out of the service', 'leaf', '../../secret'],
    ['by an address with a query', 'leaf', 'full/max/0/default.jpg?leak=1'],
    ['of no size', 'leaf', 'thumbnail/0'],
    ['of nothing', 'leaf', ''],
  ])('%s', async (_what, name, rest) => {
    await servers.trust(host)
    await servers.allow([host])
    await expect(get(open(), imageAt(name, 'service'), rest)).rejects.toMatchObject({
      code: 'remote/picture-unknown',
    })
    expect(asked).toEqual([])
  })

  test.each([
    ['svg', 'picture', 'remote/not-a-picture'],
    ['missing', 'service', 'remote/picture-refused'],
  ] as const)('where there is none: %s', async (name, kind, code) => {
    await servers.trust(host)
    await servers.allow([host])
    await expect(get(open(), imageAt(name, kind), 'picture')).rejects.toMatchObject({ code })
  })
})

describe('A picture that is kept for good', () => {
  let leaf: RemoteImage
  const tile = '0,0,512,400/512,400/0/default.jpg'
  beforeEach(async () => {
    leaf = imageAt('leaf', 'service')
    await servers.trust(host)
    await servers.allow([host])
  })

  test('is there when the cache is gone and the server may not be asked', async () => {
    const images = open()
    for (const part of ['info.json', tile]) {
      expect(await images.keep({ image: leaf.address, part })).toBeGreaterThan(0)
    }
    rmSync(path.join(folder, 'remote'), { recursive: true })
    await servers.forbid(host)
    asked = []
    const again = open()
    expect((await get(again, leaf, 'info.json')).mediaType).toBe('application/json')
    expect((await get(again, leaf, tile)).body.equals(jpeg)).toBe(true)
    expect(asked).toEqual([])
    await expect(get(again, leaf, 'thumbnail/120')).rejects.toMatchObject({
      code: 'remote/not-allowed',
    })
  })

  test('is not asked for again when keeping it goes on after a pause', async () => {
    await open().keep({ image: leaf.address, part: tile })
    asked = []
    expect(await open().keep({ image: leaf.address, part: tile })).toBe(jpeg.length)
    expect(asked).toEqual([])
  })

  test('is listed once all of it is there, with what it takes, and given up when it is wanted no longer', async () => {
    const images = open()
    const { offline } = images
    await images.keep({ image: leaf.address, part: tile })
    expect(await offline.list()).toEqual([])
    await offline.finish({ image: leaf.address, side: 1000 })
    expect(await offline.list()).toEqual([
      { image: leaf.address, side: 1000, bytes: expect.any(Number) as number },
    ])
    await offline.remove(leaf.address)
    expect(await offline.list()).toEqual([])
    expect(await offline.find(leaf.address, tile)).toBeUndefined()
  })

  test('is kept for images of the open object and its sources alone', async () => {
    const images = open()
    const stranger = `http://${host}/elsewhere`
    await expect(images.keep({ image: stranger, part: 'picture' })).rejects.toMatchObject({
      code: 'remote/picture-unknown',
    })
    expect(asked).toEqual([])
  })
})

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { readDocument } from '../../iiif/presentation/read.ts'
import { writeDocument } from '../../iiif/presentation/write.ts'

/**
 * A small library on loopback: one object in Presentation 3.0 and 2.1, its leaves with an image server of level 2, a
 * seal as a plain picture, and its catalogue as a collection within a collection.
 */
export interface LibraryServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly host: string
  /** The addresses that were asked for, without origin, the first one first. */
  readonly asked: string[]
  stop(): Promise<void>
}

const SIZE = { width: 1237, height: 1753 }
const LEAVES = 4

export async function startLibrary(): Promise<LibraryServer> {
  const asked: string[] = []
  const leaves = await Promise.all(Array.from({ length: LEAVES }, (_, index) => draw(index + 1)))
  const server = http.createServer((request, response) => {
    const { url = '' } = request
    asked.push(url)
    answer(url, leaves, `http://${request.headers.host ?? ''}`).then(
      ({ type, body }) => response.writeHead(200, { 'Content-Type': type }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: `http://${host}`,
    host,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly type: string
  readonly body: Buffer | string
}

const json = (document: object): Answer => ({
  type: 'application/json',
  body: JSON.stringify(document),
})

async function answer(url: string, leaves: readonly Buffer[], origin: string): Promise<Answer> {
  const document = DOCUMENTS[url]
  if (document) return json(document(origin))
  if (url === '/seal.jpg') return { type: 'image/jpeg', body: await seal() }
  const [, , number = '', ...rest] = url.split('/')
  const leaf = leaves[Number(number) - 1]
  if (!leaf) throw new Error('There is no such leaf')
  const asked = rest.join('/')
  if (asked === 'info.json') return json(information(`${origin}/iiif/${number}`))
  return { type: 'image/jpeg', body: await cutOut(leaf, asked) }
}

/** As far as viewers ask: a rectangle or all of it, a width and a height or the largest, upright. */
async function cutOut(leaf: Buffer, asked: string): Promise<Buffer> {
  const [region = '', size = ''] = asked.split('/')
  const [left = 0, top = 0, width = SIZE.width, height = SIZE.height] =
    region === 'full' ? [] : region.split(',').map(Number)
  const part = sharp(leaf).extract({ left, top, width, height })
  const [across, down] = size === 'max' ? [width, height] : size.split(',').map(Number)
  return part.resize(across, down, { fit: 'fill' }).jpeg().toBuffer()
}

const information = (id: string): object => ({
  '@context': 'http://iiif.io/api/image/3/context.json',
  id,
  type: 'ImageService3',
  protocol: 'http://iiif.io/api/image',
  profile: 'level2',
  ...SIZE,
  tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4] }],
})

/** What stands at its addresses. */
const DOCUMENTS: Readonly<Record<string, (origin: string) => object>> = {
  '/manifest.json': (origin) => manifest(origin),
  '/older.json': (origin) => {
    const label = { en: ['An older description'] }
    const document = { ...manifest(origin), id: `${origin}/older.json`, label }
    return writeDocument(readDocument(document), { version: '2.1', faults: 'mended' }).document
  },
  '/collection.json': (origin) => ({
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${origin}/collection.json`,
    type: 'Collection',
    label: { en: ['Library of Examples'] },
    items: [
      { id: `${origin}/herbals.json`, type: 'Collection', label: { en: ['Herbals'] } },
      { id: `${origin}/gone.json`, type: 'Manifest', label: { en: ['A lost charter'] } },
    ],
  }),
  '/herbals.json': (origin) => ({
    '@context': 'http://iiif.io/api/presentation/2/context.json',
    '@id': `${origin}/herbals.json`,
    '@type': 'sc:Collection',
    label: 'Herbals',
    manifests: [
      { '@id': `${origin}/older.json`, '@type': 'sc:Manifest', label: 'An older description' },
    ],
  }),
}

/** A seal on its string. */
const seal = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">
      <rect width="100%" height="100%" fill="hsl(40 20% 92%)"/>
      <path d="M 40 200 H 200" stroke="hsl(30 40% 40%)" stroke-width="12"/>
      <circle cx="340" cy="200" r="150" fill="hsl(5 60% 38%)"/>
      <circle cx="340" cy="200" r="110" fill="none" stroke="hsl(5 50% 60%)" stroke-width="8"/>
    </svg>`),
  )
    .jpeg()
    .toBuffer()

function manifest(origin: string): object {
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${origin}/manifest.json`,
    type: 'Manifest',
    label: { en: ['A dispersed herbal'] },
    metadata: [{ label: { en: ['Shelfmark'] }, value: { none: ['Ms. 17'] } }],
    rights: 'http://creativecommons.org/licenses/by-nc/4.0/',
    provider: [
      {
        id: 'https://library.example',
        type: 'Agent',
        label: { en: ['Library of Examples'] },
        homepage: [
          {
            id: 'https://library.example/',
            type: 'Text',
            label: { en: ['Library of Examples'] },
            format: 'text/html',
          },
        ],
      },
    ],
    requiredStatement: { label: { en: ['Credit'] }, value: { en: ['Library of Examples'] } },
    items: Array.from({ length: LEAVES }, (_, index) => {
      const canvas = `${origin}/canvas/${index + 1}`
      const service = `${origin}/iiif/${index + 1}`
      return {
        id: canvas,
        type: 'Canvas',
        label: { none: [`f. ${index + 1}`] },
        ...SIZE,
        items: [
          {
            id: `${canvas}/page`,
            type: 'AnnotationPage',
            items: [
              {
                id: `${canvas}/painting`,
                type: 'Annotation',
                motivation: 'painting',
                target: canvas,
                body: {
                  id: `${service}/full/max/0/default.jpg`,
                  type: 'Image',
                  format: 'image/jpeg',
                  ...SIZE,
                  service: [{ id: service, type: 'ImageService3', profile: 'level2' }],
                },
              },
            ],
          },
        ],
      }
    }),
  }
}

/** A leaf with its number and lines of writing. */
function draw(number: number): Promise<Buffer> {
  const { width, height } = SIZE
  const hue = 25 + number * 12
  const lines = Array.from({ length: 24 }, (_, row) => {
    const y = 420 + row * 50
    return `<rect x="150" y="${y}" width="${760 + ((number * 67 + row * 83) % 180)}" height="14" fill="hsl(${hue} 30% 30%)"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue} 45% 86%)"/>
    <text x="150" y="320" font-family="DejaVu Serif, serif" font-size="200" fill="hsl(${hue} 50% 30%)">${number}</text>
    ${lines.join('\n')}
  </svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

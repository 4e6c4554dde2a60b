// Every name that a file system takes is listed, and its image served under it; or the reason is named.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { FolderListing } from '../../../electron/files/examine-file.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { encodeIdentifier } from '../../../iiif/identifier.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'

const image = (stem: string): string => `${stem}.png`

/** Signs that mean something to some system, server, shell or language. */
const SIGNS = [...' !"#$%&\'()*+,-.:;<=>?@[\\]^_`{|}~'].concat(
  ...['\t', '\n', '\r', '\x01', '\x1b', '\x7f', '\u00a0', '\u00ad', '\u200b', '\u200e', '\u202e'],
  ...['\u2066', '\u2028', '\ufeff', '\ufffd', '\u{1f58b}', '\u{20000}', '\u0301', '．', '／', '＼'],
)

const NAMES: readonly string[] = [
  ...SIGNS.flatMap((sign) => [image(`a${sign}b`), image(`${sign}a`), image(`a${sign}`)]),
  // Names that mean a device or a folder of the system on Windows.
  ...['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'COM9', 'LPT1', 'CLOCK$', 'con', 'CONIN$'].map(image),
  ...['$RECYCLE.BIN', 'desktop.ini', 'Thumbs.db', 'Icon\r'].map(image),
  // Looks like something else: a path, an address, an encoded sign, a parameter of the API.
  ...[
    '%2F',
    '%2e%2e',
    '%00',
    '%',
    '%zz',
    '%25',
    '..',
    '...',
    ' ',
    'C:',
    'C:\\x',
    '\\\\host\\x',
  ].map(image),
  ...['info.json', 'full', 'max', 'default', 'full,max,0,default.jpg', 'square', '0', '^max'].map(
    image,
  ),
  ...['http:%2F%2Fexample.org', 'file:x', 'a?b=c', 'a#b', '?', '#', '-rf', '--help', '~', '*'].map(
    image,
  ),
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'null', 'undefined', 'NaN'].map(
    image,
  ),
  ...[
    'true',
    '1e400',
    '-0',
    '${x}',
    '{{x}}',
    '<script>',
    '&amp;',
    '&#x2f;',
    "'; drop",
    '`ls`',
    '$(ls)',
  ].map(image),
  // Alphabets, directions, compositions.
  ...['手稿', 'рукопись', 'χειρόγραφο', 'كتاب', 'ספר', 'पाण्डुलिपि', 'ᠮᠣᠩᠭᠣᠯ', '한글', 'ไทย'].map(
    image,
  ),
  ...[
    'M\u00fcller',
    'Mu\u0308ller',
    '\u00c5',
    'A\u030a',
    '\u212b',
    '\ufb01',
    'ß',
    'SS',
    'İ',
    'ı',
    'I',
    'i',
  ].map(image),
  ...['👩‍👩‍👧', '🏳️‍🌈', '🇩🇪', 'e\u0301\u0302\u0303', 'Z͑ͫa̴l'].map(image),
  // Long names, to the last byte; and none before the ending.
  image('x'.repeat(251)),
  image('é'.repeat(125)),
  image('手'.repeat(83)),
  image('🖋'.repeat(62)),
  'UPPER.PNG',
  'two.endings.jpg.png',
  'f1r.png.png',
  'no-ending',
  'ends-with-dot.png.',
  'ends-with-space.png ',
  'wrong.jpg',
  'f. 2r.png',
  'f. 10r.png',
  'f. 002r.png',
  path.join('deep', ...Array<string>(20).fill('folder'), 'f1r.png'),
  path.join('a%2Fb', 'f1r.png'),
  path.join('..a', 'f1r.png'),
  path.join('a?b#c', 'f 1&2=3+4.png'),
  path.join('手稿', '葉 1.png'),
]

let root: string
let server: TestImageServer
let bytes: Buffer
const made: string[] = []

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-names-'))
  bytes = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  for (const name of new Set(NAMES)) {
    try {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
      writeFileSync(path.join(root, name), bytes)
      made.push(name)
    } catch {
      // This file system does not take the name: then no scan has it either.
    }
  }
  server = await startImageServer()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

/** Names that programs hide things under; they are not listed, on purpose. */
const isHidden = (name: string): boolean =>
  name.split(path.sep).some((part) => part.startsWith('.'))

const textOf = (listing: FolderListing): readonly string[] => [...listing.keys()]

test('two hundred and fifty odd names are listed, and each image is served under its own', async () => {
  if (process.platform === 'linux') expect(made.length).toBeGreaterThanOrEqual(250)
  const listing = await scanFolder(root)
  const shown = made.filter((name) => !isHidden(name))
  const missing = shown.filter((name) => !listing.has(name.split(path.sep).join('/')))
  expect(missing).toEqual([])
  expect(textOf(listing).length).toBe(shown.length)
  for (const [name, { entry }] of listing) {
    expect(['image', 'unusable'], name).toContain(entry.content.kind)
  }
  const images = [...listing.values()].flatMap(
    (file) => publishedImage({ location: root, prefix: '' }, file) ?? [],
  )
  expect(images.length).toBe(shown.length)
  await server.publish('x', images)
  const served = new Map<string, number>()
  await askMany(server.port, {
    targets: images.flatMap(({ identifier }) => [
      `/x/image/3/${encodeIdentifier(identifier)}/full/max/0/default.png`,
      `/x/image/2/${encodeIdentifier(identifier)}/info.json`,
    ]),
    onAnswer(target, { status, body }) {
      served.set(target, status)
      if (!target.endsWith('info.json')) return
      const information = JSON.parse(body.toString()) as Record<string, unknown>
      // The id leads back to the same image: it is what was asked for.
      expect(information['@id']).toBe(`${server.origin}${target.slice(0, -'/info.json'.length)}`)
    },
  })
  expect(served.size).toBe(images.length * 2)
  expect([...served].filter(([, status]) => status !== 200)).toEqual([])
  printFigure(
    'E3',
    `${made.length} odd names: ${images.length} listed and served, ${made.length - shown.length} hidden as names with a dot before them are`,
  )
})

test.runIf(process.platform === 'linux')(
  'names that are no UTF-8 are listed apart and served, also where they look alike',
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'florilegium-bytes-'))
    const names = [
      [0x4d, 0xfc, 0x6c],
      [0xff],
      [0xc3],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xf0, 0x9f, 0x96],
      [0x80, 0x81],
    ]
    for (const name of names) {
      const place = [Buffer.from(`${folder}/`), Buffer.from(name), Buffer.from('.png')]
      writeFileSync(Buffer.concat(place), bytes)
    }
    const listing = await scanFolder(folder)
    const images = [...listing.values()].flatMap(
      (file) => publishedImage({ location: folder, prefix: '' }, file) ?? [],
    )
    expect(new Set(images.map(({ identifier }) => identifier)).size).toBe(names.length)
    await server.publish('bytes', images)
    await askMany(server.port, {
      targets: images.map(
        ({ identifier }) => `/bytes/image/3/${encodeIdentifier(identifier)}/full/max/0/default.png`,
      ),
      onAnswer: (target, { status }) => expect(status, target).toBe(200),
    })
    await rm(folder, { recursive: true })
  },
)

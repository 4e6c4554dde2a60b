import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { embedXmp } from '../../../electron/export/embed-xmp.ts'
import type { Credit } from '../../../iiif/credits/credit.ts'
import { formatXmp } from '../../../iiif/credits/xmp.ts'

const CREDIT: Credit = {
  statement: 'The library <of Fulda> & others',
  rights: 'http://creativecommons.org/licenses/by/4.0/',
  provider: 'Library',
  source: { label: 'Manuscript 5', address: 'https://library.example/manifest.json' },
}

/** What a packet says, as a reader of XML understands it. */
function saidIn(packet: string) {
  const parser = new XMLParser({ ignoreAttributes: false, processEntities: true })
  const read = parser.parse(packet) as Record<
    string,
    Record<string, Record<string, Record<string, unknown>>>
  >
  return read['x:xmpmeta']!['rdf:RDF']!['rdf:Description'] as Record<string, unknown>
}

const jpeg = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#b9a27c' } })
    .jpeg()
    .toBuffer()

describe('The credit in a picture', () => {
  test('is found by other programs, and the picture stays as it was', async () => {
    const plain = await jpeg()
    const told = embedXmp(plain, formatXmp(CREDIT, 'f. 1r'))
    const { xmpAsString = '' } = await sharp(told).metadata()
    expect(xmpAsString).toBe(formatXmp(CREDIT, 'f. 1r'))
    expect(saidIn(xmpAsString)).toMatchObject({
      'dc:title': { 'rdf:Alt': { 'rdf:li': { '#text': 'f. 1r' } } },
      'dc:rights': { 'rdf:Alt': { 'rdf:li': { '#text': CREDIT.statement } } },
      'dc:source': 'https://library.example/manifest.json',
      'photoshop:Credit': 'Library',
      'photoshop:Source': 'Manuscript 5',
      'xmpRights:WebStatement': CREDIT.rights,
      'cc:license': { '@_rdf:resource': CREDIT.rights },
    })
    const pixels = (data: Uint8Array) => sharp(data).raw().toBuffer()
    expect((await pixels(told)).equals(await pixels(plain))).toBe(true)
  })

  test('comes after what must be first in the file', async () => {
    const plain = Buffer.from(await jpeg())
    const jfif = Buffer.concat([
      plain.subarray(0, 2),
      Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
      plain.subarray(plain[3] === 0xe0 ? 2 + 2 + plain.readUInt16BE(4) : 2),
    ])
    const told = Buffer.from(embedXmp(jfif, formatXmp(CREDIT, '')))
    expect(told.subarray(2, 4).toString('hex')).toBe('ffe0')
    expect(told.subarray(20, 22).toString('hex')).toBe('ffe1')
    expect((await sharp(told).metadata()).xmpAsString).toBe(formatXmp(CREDIT, ''))
  })

  test('is left out where it is too long, and where there is no JPEG', async () => {
    const plain = await jpeg()
    expect(embedXmp(plain, 'x'.repeat(70_000))).toBe(plain)
    const other = Buffer.from('<svg/>')
    expect(embedXmp(other, 'x')).toBe(other)
  })

  test('is XML whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (statement) => {
        expect(() => saidIn(formatXmp({ statement }, statement))).not.toThrow()
      }),
    )
  })
})

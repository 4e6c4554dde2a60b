// Profiles of the colour spaces that cameras and scanners write, made from their published primaries, and the colours
// of the chart in them.
import type { Colour } from './colour-chart.ts'

type Triple = readonly [number, number, number]

export interface ColourSpace {
  readonly name: string
  /** Red, green and blue as XYZ, adapted to D50. */
  readonly primaries: readonly [Triple, Triple, Triple]
  readonly gamma: number
}

/** @see Adobe RGB (1998) Color Image Encoding, 2005-05 */
export const ADOBE_RGB: ColourSpace = {
  name: 'Adobe RGB (1998)',
  primaries: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  gamma: 563 / 256,
}

/** @see ISO 22028-2 */
export const PROPHOTO_RGB: ColourSpace = {
  name: 'ROMM RGB',
  primaries: [
    [0.79767, 0.28804, 0],
    [0.13519, 0.71188, 0],
    [0.03134, 0.00009, 0.82491],
  ],
  gamma: 1.8,
}

const SRGB: ColourSpace['primaries'] = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
]
const D50: Triple = [0.9642, 1, 0.8249]

/** A colour of sRGB as it is stored in another space, each part of 65535. */
export function storedIn({ primaries, gamma }: ColourSpace, colour: Colour): Triple {
  const linear = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
  const shares = solve(primaries, mix(SRGB, linear))
  return shares.map((share) =>
    Math.round(65535 * Math.min(1, Math.max(0, share)) ** (1 / gamma)),
  ) as unknown as Triple
}

const mix = (columns: ColourSpace['primaries'], [a, b, c]: Triple): Triple =>
  [0, 1, 2].map(
    (row) => columns[0][row]! * a + columns[1][row]! * b + columns[2][row]! * c,
  ) as unknown as Triple

/** By Cramer's rule. */
function solve([a, b, c]: ColourSpace['primaries'], wanted: Triple): Triple {
  const whole = determinant(a, b, c)
  return [
    determinant(wanted, b, c) / whole,
    determinant(a, wanted, c) / whole,
    determinant(a, b, wanted) / whole,
  ]
}

const determinant = (a: Triple, b: Triple, c: Triple): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) -
  b[0] * (a[1] * c[2] - a[2] * c[1]) +
  c[0] * (a[1] * b[2] - a[2] * b[1])

type Tags = readonly (readonly [string, Buffer])[]

/** A profile for displays of version 2.1. @see ICC.1:2001-04 */
export function profileOf({ name, primaries, gamma }: ColourSpace): Buffer {
  const [red, green, blue] = primaries
  const curve = curveOf(gamma)
  return writeProfile('RGB ', [
    ...commonTags(name),
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ])
}

/** A profile of shades of grey, as scanners of microfilm write it. */
export const greyProfile = (gamma: number): Buffer =>
  writeProfile('GRAY', [...commonTags(`Grey, gamma ${gamma}`), ['kTRC', curveOf(gamma)]])

/** A shade of sRGB as it is stored with that profile, of 65535. */
export function storedInGrey(gamma: number, shade: number): number {
  const share = shade / 255
  const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  return Math.round(65535 * linear ** (1 / gamma))
}

const commonTags = (name: string): Tags => [
  ['desc', description(name)],
  ['cprt', Buffer.from(`text\0\0\0\0public domain\0\0\0`, 'latin1')],
  ['wtpt', xyz(D50)],
]

function curveOf(gamma: number): Buffer {
  const curve = tagOf('curv', [1])
  curve.writeUInt16BE(Math.round(gamma * 256), 12)
  return curve
}

function writeProfile(space: 'RGB ' | 'GRAY', tags: Tags): Buffer {
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length)
  let place = 128 + table.length
  tags.forEach(([tag, { length }], index) => {
    table.write(tag, 4 + index * 12, 'latin1')
    table.writeUInt32BE(place, 8 + index * 12)
    table.writeUInt32BE(length, 12 + index * 12)
    place += length
  })
  const header = Buffer.alloc(128)
  header.writeUInt32BE(place)
  header.writeUInt32BE(0x02100000, 8)
  header.write(`mntr${space}XYZ `, 12, 'latin1')
  header.write('acsp', 36, 'latin1')
  xyz(D50).copy(header, 68, 8)
  return Buffer.concat([header, table, ...tags.map(([, tag]) => tag)])
}

/** Fixed-point numbers of 16 and 16 bits. */
const xyz = (values: Triple): Buffer =>
  tagOf(
    'XYZ ',
    values.map((value) => Math.round(value * 65536)),
  )

function tagOf(type: string, values: readonly number[]): Buffer {
  // A curve of one number has two bytes for it, and two that fill up.
  const tag = Buffer.alloc(8 + values.length * 4 + (type === 'curv' ? 4 : 0))
  tag.write(type, 'latin1')
  values.forEach((value, index) => tag.writeInt32BE(value, 8 + index * 4))
  return tag
}

function description(name: string): Buffer {
  const text = Buffer.from(`${name}\0`, 'latin1')
  const tag = Buffer.alloc(Math.ceil((12 + text.length + 78) / 4) * 4)
  tag.write('desc', 'latin1')
  tag.writeUInt32BE(text.length, 8)
  text.copy(tag, 12)
  return tag
}

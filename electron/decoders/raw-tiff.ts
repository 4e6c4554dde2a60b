import type { Dimensions } from '../../iiif/image/dimensions.ts'

/** Samples as a decoder leaves them, and what they mean. */
export interface RawLayout extends Dimensions {
  readonly colours: 'grey' | 'rgb' | 'cmyk' | 'lab'
  readonly hasAlpha: boolean
  /** Bits of one sample; those of 16 bits have the low byte first. */
  readonly bits: 8 | 16
  /** An ICC profile. */
  readonly profile?: Uint8Array | undefined
}

const COLOUR_SAMPLES = { grey: 1, rgb: 3, cmyk: 4, lab: 3 } as const
/** BlackIsZero, RGB, Separated, CIELAB. */
const PHOTOMETRIC = { grey: 1, rgb: 2, cmyk: 5, lab: 8 } as const

/** Samples of a pixel. */
export const samplesOf = ({ colours, hasAlpha }: Pick<RawLayout, 'colours' | 'hasAlpha'>): number =>
  COLOUR_SAMPLES[colours] + (hasAlpha ? 1 : 0)

const SHORT = 3
const LONG = 4
const UNDEFINED = 7

/** A tag, its type, and its values: numbers, or bytes. */
type Field = readonly [number, number, readonly number[] | Uint8Array]

/**
 * Begins a TIFF without compression: the one container that carries raw samples of any depth together with
 * their colour profile into the rest of the program.
 *
 * @returns the whole file, and the part of it where the pixels go, row by row, without gaps
 */
export function beginTiff(layout: RawLayout): {
  readonly tiff: Uint8Array
  readonly pixels: Uint8Array
} {
  const { width, height, bits, profile } = layout
  const samples = samplesOf(layout)
  const pixelBytes = width * height * samples * (bits / 8)
  const fields = (pixelsAt: number): readonly Field[] => [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, Array<number>(samples).fill(bits)],
    [259, SHORT, [1]],
    [262, SHORT, [PHOTOMETRIC[layout.colours]]],
    [273, LONG, [pixelsAt]],
    [277, SHORT, [samples]],
    [278, LONG, [height]],
    [279, LONG, [pixelBytes]],
    [284, SHORT, [1]],
    // Not multiplied with the colours.
    ...(layout.hasAlpha ? [[338, SHORT, [2]] as const] : []),
    ...(profile ? [[34675, UNDEFINED, profile] as const] : []),
  ]
  const headBytes = writeHead(fields(0)).length
  const tiff = new Uint8Array(headBytes + pixelBytes)
  tiff.set(writeHead(fields(headBytes)))
  return { tiff, pixels: tiff.subarray(headBytes) }
}

/** The header, the directory, and the values that do not fit into it. */
function writeHead(fields: readonly Field[]): Uint8Array {
  const directoryEnd = 8 + 2 + fields.length * 12 + 4
  const outside = fields.filter((field) => bytesOf(field) > 4)
  const length = outside.reduce((sum, field) => sum + even(bytesOf(field)), directoryEnd)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  view.setUint16(8, fields.length, true)
  let free = directoryEnd
  fields.forEach((field, index) => {
    const [tag, type, values] = field
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, values.length, true)
    if (bytesOf(field) <= 4) {
      writeValues(view, at + 8, field)
      return
    }
    view.setUint32(at + 8, free, true)
    writeValues(view, free, field)
    free += even(bytesOf(field))
  })
  return bytes
}

const SIZES: Readonly<Record<number, number>> = { [SHORT]: 2, [LONG]: 4, [UNDEFINED]: 1 }

const bytesOf = ([, type, values]: Field): number => values.length * (SIZES[type] ?? 1)

const even = (length: number): number => length + (length % 2)

function writeValues(view: DataView, at: number, [, type, values]: Field): void {
  values.forEach((value, index) => {
    if (type === SHORT) view.setUint16(at + index * 2, value, true)
    else if (type === LONG) view.setUint32(at + index * 4, value, true)
    else view.setUint8(at + index, value)
  })
}

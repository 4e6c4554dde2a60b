import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { problem } from '../../../iiif/problem.ts'
import type { SampleFacts } from '../../contract/image-server.ts'
import { readExifOf } from './exif.ts'
import { oriented, withFacts, type ImageHeader } from './image-header.ts'
import {
  readNumberOf,
  readNumbersOf,
  readPlaceOf,
  type Directory,
  type TiffStructure,
} from './tiff-directory.ts'

const SUBFILE_TYPE = 254
const OLD_SUBFILE_TYPE = 255
const WIDTH = 256
const HEIGHT = 257
const BITS = 258
const COMPRESSION = 259
const PHOTOMETRIC = 262
const STRIP_OFFSETS = 273
const ORIENTATION = 274
const SAMPLES = 277
const STRIP_BYTES = 279
const TILE_OFFSETS = 324
const TILE_BYTES = 325
const EXTRA_SAMPLES = 338
const SAMPLE_FORMAT = 339
const PROFILE = 34675
const DNG_VERSION = 50706

const PLANAR = 284
const SEPARATE = 2
/** libvips mixes up the pixels of more. */
const MOST_PLANES = 4

const GREY = 1
const RGB = 2
const SEPARATED = 5
const LAB = 8

/** What a directory is there for. */
export type Purpose = 'picture' | 'reduced' | 'mask'

/** @see TIFF 6.0 section 8, NewSubfileType and SubfileType */
export async function purposeOf(tiff: TiffStructure, directory: Directory): Promise<Purpose> {
  const flags = (await readNumberOf(tiff, directory, SUBFILE_TYPE)) ?? 0
  const old = await readNumberOf(tiff, directory, OLD_SUBFILE_TYPE)
  if (flags & 4) return 'mask'
  return flags & 1 || old === 2 ? 'reduced' : 'picture'
}

/** Width and height as stored. @throws Problem `source/damaged` */
export async function storedSizeOf(tiff: TiffStructure, directory: Directory): Promise<Dimensions> {
  const width = await readNumberOf(tiff, directory, WIDTH)
  const height = await readNumberOf(tiff, directory, HEIGHT)
  if (!width || !height) throw problem('source/damaged')
  return { width, height }
}

/** What must be the same in a picture and a reduced copy of it, so that one can stand for the other. */
export async function lookOf(tiff: TiffStructure, directory: Directory): Promise<string> {
  const numbers = await Promise.all(
    [PHOTOMETRIC, ORIENTATION, SAMPLES].map((tag) => readNumberOf(tiff, directory, tag)),
  )
  // Programs write JPEG either as what it is (6) or as what decoders make of it (2).
  const [photometric, ...others] = numbers
  return [photometric === 6 ? RGB : photometric, ...others, directory.has(PROFILE)].join()
}

/** The header of a page. @throws Problem `source/…`, which says why the page cannot be used */
export async function readPage(
  tiff: TiffStructure,
  directory: Directory,
): Promise<ImageHeader & { readonly samples?: SampleFacts }> {
  if (directory.has(DNG_VERSION)) {
    throw problem('source/format-not-read', { format: 'camera raw (DNG)' })
  }
  const size = await storedSizeOf(tiff, directory)
  const { orientation, captured, resolution } = await readExifOf(tiff, directory)
  await checkCompression(tiff, directory)
  const samples = await readSamples(tiff, directory)
  await checkPixelsAreThere(tiff, directory)
  const isGrey = (await isGreyPage(tiff, directory, samples)) || undefined
  return {
    ...withFacts(oriented(size.width, size.height, orientation), { captured, resolution, isGrey }),
    ...(samples === undefined ? {} : { samples }),
  }
}

/** Samples of grey, from white or from black, of which no three are shown as colours. */
async function isGreyPage(
  tiff: TiffStructure,
  directory: Directory,
  samples: SampleFacts | undefined,
): Promise<boolean> {
  const photometric = (await readNumberOf(tiff, directory, PHOTOMETRIC)) ?? GREY
  const isShownInColours = samples?.kind === 'beyond-colours' && samples.shown !== 'colours'
  return photometric <= GREY && !isShownInColours
}

/** What libtiff can be built with and our library is not. */
const UNREAD: Readonly<Record<number, string>> = {
  6: 'TIFF with JPEG compression of the old kind',
  33003: 'TIFF with JPEG 2000 compression',
  33005: 'TIFF with JPEG 2000 compression',
  34661: 'TIFF with JBIG compression',
  34712: 'TIFF with JPEG 2000 compression',
  34887: 'TIFF with LERC compression',
  34892: 'TIFF with lossy camera compression',
  34925: 'TIFF with LZMA compression',
  50002: 'TIFF with JPEG XL compression',
  52546: 'TIFF with JPEG XL compression',
}

async function checkCompression(tiff: TiffStructure, directory: Directory): Promise<void> {
  const format = UNREAD[(await readNumberOf(tiff, directory, COMPRESSION)) ?? 1]
  if (format !== undefined) throw problem('source/format-not-read', { format })
}

/** Where the samples of a pixel are not just its colours, and perhaps its opacity. */
async function readSamples(
  tiff: TiffStructure,
  directory: Directory,
): Promise<SampleFacts | undefined> {
  const photometric = await readNumberOf(tiff, directory, PHOTOMETRIC)
  const bits = (await readNumberOf(tiff, directory, BITS)) ?? 1
  await refuseMeasurements(tiff, directory, bits)
  if (photometric === LAB && bits === 8) {
    const place = readPlaceOf(directory, PHOTOMETRIC)
    return place === undefined ? undefined : { kind: 'lab', photometricAt: place }
  }
  const count = (await readNumberOf(tiff, directory, SAMPLES)) ?? 1
  const extra = await readNumbersOf(tiff, directory, EXTRA_SAMPLES)
  const hasOpacity = extra[0] === 1 || extra[0] === 2
  const colours = COLOURS[photometric ?? GREY] ?? 1
  const most = colours + (hasOpacity ? 1 : 0)
  // A sample more of which nothing is said is infrared where it comes from a scanner.
  if (count <= most) return undefined
  const isPlanar = (await readNumberOf(tiff, directory, PLANAR)) === SEPARATE
  if (isPlanar && count > MOST_PLANES) {
    throw problem('source/format-not-read', {
      format: `TIFF with ${count} separate planes of colour`,
    })
  }
  // Many bands, none of which is called a colour: the first three, as such files are looked at elsewhere.
  const isManyBands = colours === 1 && count >= 3
  return { kind: 'beyond-colours', shown: isManyBands ? [0, 1, 2] : 'colours', count }
}

const COLOURS: Readonly<Record<number, number>> = { [RGB]: 3, [SEPARATED]: 4, 6: 3, [LAB]: 3, 9: 3 }

const KINDS: Readonly<Record<number, string>> = {
  2: 'numbers with a sign',
  3: 'floating-point numbers',
  5: 'complex numbers',
  6: 'complex numbers',
}

async function refuseMeasurements(
  tiff: TiffStructure,
  directory: Directory,
  bits: number,
): Promise<void> {
  const kind = KINDS[(await readNumberOf(tiff, directory, SAMPLE_FORMAT)) ?? 1]
  const samples = kind ?? (bits > 16 ? `whole numbers of ${bits} bits` : undefined)
  if (samples !== undefined) throw problem('source/no-picture', { samples })
}

/** Every strip or tile lies inside the file. */
async function checkPixelsAreThere(tiff: TiffStructure, directory: Directory): Promise<void> {
  const isTiled = directory.has(TILE_OFFSETS)
  const offsets = await readNumbersOf(tiff, directory, isTiled ? TILE_OFFSETS : STRIP_OFFSETS)
  const lengths = await readNumbersOf(tiff, directory, isTiled ? TILE_BYTES : STRIP_BYTES)
  if (offsets.length === 0) throw problem('source/damaged')
  offsets.forEach((offset, index) => {
    if (offset + (lengths[index] ?? 0) > tiff.source.size) throw problem('source/incomplete')
  })
}

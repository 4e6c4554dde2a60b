import { CHART, greyOf, PATCHES, type Colour } from './colour-chart.ts'
import {
  chart,
  turned,
  inGrey,
  page,
  rgb,
  deep,
  lab8,
  lab16,
  blackOrWhite,
  ORIENTATIONS,
  turnedFor,
  type Scan,
} from './scan-tools.ts'
import { TIFF_PROFILES } from './profile-scans.ts'
import { TIFF_PYRAMIDS } from './tiff-pyramid-scans.ts'
import { tiffFile } from './tiff-file.ts'

/** The entry with the colours of a palette: all reds, then all greens, then all blues, of 16 bits. */
const paletteOf = (colours: readonly Colour[]): readonly number[] =>
  [0, 1, 2].flatMap((part) =>
    Array.from({ length: 256 }, (_, index) => (colours[index]?.[part] ?? 0) * 257),
  )

/** The chart as a scanner would have written it that turned its picture by what the tag says. */
const TURNED: readonly Scan[] = ORIENTATIONS.map((orientation) => ({
  name: `turned-${orientation}.tif`,
  make: async () => {
    const stored = await turnedFor(orientation)
    const size = orientation > 4 ? turned(CHART) : CHART
    return tiffFile([
      { ...page(rgb, { size }), pixels: await stored.raw().toBuffer(), orientation },
    ])
  },
  within: 0,
}))

/** The pictures that are listed of many bands: three of them as colours, then each in grey. */
function bandsOf(
  samplesOf: (colour: Colour) => readonly number[],
): Pick<Scan, 'pictures' | 'coloursOf'> {
  const bands = samplesOf([0, 0, 0]).map((_, band) => (colour: Colour): Colour => {
    const shade = samplesOf(colour)[band] ?? 0
    return [shade, shade, shade]
  })
  return {
    pictures: [CHART, ...bands.map(() => CHART)],
    coloursOf: [(colour) => colour, ...bands],
  }
}

/** TIFF in all its kinds: by itself, with a pyramid, with several pages. */
export const TIFF_SCANS: Readonly<Record<string, readonly Scan[]>> = {
  TIFF: [
    { name: 'strips.tif', make: () => tiffFile([page(rgb, { rowsPerStrip: 17 })]), within: 0 },
    { name: 'planar.tif', make: () => tiffFile([page(rgb, { isPlanar: true })]), within: 0 },
    {
      name: 'planar-deep.tif',
      make: () => tiffFile([page(deep, { bits: 16, isPlanar: true })]),
      within: 1,
    },
    { name: 'deep.tif', make: () => tiffFile([page(deep, { bits: 16 })]), within: 1 },
    {
      name: 'big.tif',
      make: () => tiffFile([page(rgb, { isDeflated: true })], { isBig: true }),
      within: 0,
    },
    {
      name: 'lzw.tif',
      make: () => chart().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
      within: 0,
    },
    {
      name: 'deflate.tif',
      make: () => chart().tiff({ compression: 'deflate' }).toBuffer(),
      within: 0,
    },
    {
      name: 'jpeg.tif',
      make: () => chart().tiff({ compression: 'jpeg', quality: 95 }).toBuffer(),
      within: 10,
    },
    {
      name: 'tiles.tif',
      make: () =>
        chart().tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer(),
      within: 0,
    },
    {
      name: 'cmyk.tif',
      make: () => chart().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
      within: 60,
    },
    { name: 'lab.tif', make: () => tiffFile([page(lab8, { photometric: 8 })]), within: 12 },
    {
      name: 'lab-deep.tif',
      make: () => tiffFile([page(lab16, { photometric: 8, bits: 16 })]),
      within: 4,
    },
    {
      name: 'grey-deep.tif',
      make: () =>
        tiffFile([page((colour) => [greyOf(colour) * 257], { bits: 16, photometric: 1 })]),
      colourOf: inGrey,
      within: 1,
    },
    {
      name: 'white-is-zero.tif',
      make: () => tiffFile([page((colour) => [255 - greyOf(colour)], { photometric: 0 })]),
      colourOf: inGrey,
      within: 1,
    },
    {
      name: 'group-4.tif',
      make: () =>
        chart()
          .greyscale()
          .threshold(128)
          .toColourspace('b-w')
          .tiff({ compression: 'ccittfax4', bitdepth: 1 })
          .toBuffer(),
      colourOf: blackOrWhite,
      within: 1,
    },
    {
      name: 'one-bit.tif',
      make: () =>
        chart()
          .greyscale()
          .threshold(128)
          .toColourspace('b-w')
          .tiff({ compression: 'none', bitdepth: 1 })
          .toBuffer(),
      colourOf: blackOrWhite,
      within: 1,
    },
    {
      name: 'one-bit-white-is-zero.tif',
      make: () =>
        chart()
          .greyscale()
          .threshold(128)
          .toColourspace('b-w')
          .tiff({ compression: 'lzw', predictor: 'none', bitdepth: 1, miniswhite: true })
          .toBuffer(),
      colourOf: blackOrWhite,
      within: 1,
    },
    {
      name: 'packbits.tif',
      make: () => chart().tiff({ compression: 'packbits' }).toBuffer(),
      within: 0,
    },
    {
      name: 'palette.tif',
      make: () =>
        tiffFile([
          page((colour) => [PATCHES.flat().findIndex((patch) => patch.join() === colour.join())], {
            photometric: 3,
            more: { 320: paletteOf(PATCHES.flat()) },
          }),
        ]),
      within: 1,
    },
    {
      name: 'infrared.tif',
      make: () => tiffFile([page((colour) => [...colour, 7], { extraSamples: [0] })]),
      within: 0,
    },
    {
      name: 'nothing-said-of-the-fourth.tif',
      make: () => tiffFile([page((colour) => [...colour, 7])]),
      within: 0,
    },
    {
      name: 'six-bands.tif',
      make: () =>
        tiffFile([
          page((colour) => [...colour, 70, 80, 90], {
            photometric: 1,
            extraSamples: [0, 0, 0, 0, 0],
          }),
        ]),
      ...bandsOf((colour) => [...colour, 70, 80, 90]),
      within: 0,
    },
    {
      name: 'colours-and-three-bands.tif',
      make: () =>
        tiffFile([page((colour) => [...colour, 70, 80, 90], { extraSamples: [0, 0, 0] })]),
      ...bandsOf((colour) => [...colour, 70, 80, 90]),
      within: 0,
    },
    {
      name: 'colours-and-three-deep-bands.tif',
      make: () =>
        tiffFile([
          page((colour) => [...colour, 70, 80, 90].map((part) => part * 257), {
            bits: 16,
            extraSamples: [0, 0, 0],
          }),
        ]),
      ...bandsOf((colour) => [...colour, 70, 80, 90]),
      within: 1,
    },
    {
      name: 'eight-deep-bands.tif',
      make: () =>
        tiffFile([
          page((colour) => [...colour, 60, 70, 80, 90, 100].map((part) => part * 257), {
            bits: 16,
            photometric: 1,
            extraSamples: [0, 0, 0, 0, 0, 0, 0],
          }),
        ]),
      ...bandsOf((colour) => [...colour, 60, 70, 80, 90, 100]),
      within: 1,
    },
    ...TURNED,
    ...TIFF_PROFILES,
    {
      name: 'display-p3.tif',
      make: () => chart().withIccProfile('p3').tiff({ compression: 'lzw' }).toBuffer(),
      within: 4,
    },
  ],
  ...TIFF_PYRAMIDS,
}

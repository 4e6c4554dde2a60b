import { CHART, greyOf } from './colour-chart.ts'
import {
  chart,
  turned,
  inGrey,
  page,
  rgb,
  deep,
  lab8,
  lab16,
  half,
  quarter,
  LETTER,
  blackOrWhite,
  type Scan,
} from './scan-tools.ts'
import { TIFF_PROFILES } from './profile-scans.ts'
import { tiffFile } from './tiff-file.ts'

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
          page((colour) => [...colour, 7, 8, 9], { photometric: 1, extraSamples: [0, 0, 0, 0, 0] }),
        ]),
      within: 0,
    },
    {
      name: 'eight-deep-bands.tif',
      make: () =>
        tiffFile([
          page((colour) => [...deep(colour), 1, 2, 3, 4, 5], {
            bits: 16,
            photometric: 1,
            extraSamples: [0, 0, 0, 0, 0, 0, 0],
          }),
        ]),
      within: 1,
    },
    {
      name: 'turned.tif',
      make: async () =>
        tiffFile([
          {
            ...page(rgb, { size: turned(CHART) }),
            pixels: await chart().rotate(270).raw().toBuffer(),
            orientation: 6,
          },
        ]),
      within: 0,
    },
    ...TIFF_PROFILES,
    {
      name: 'display-p3.tif',
      make: () => chart().withIccProfile('p3').tiff({ compression: 'lzw' }).toBuffer(),
      within: 4,
    },
  ],
  'TIFF pyramids': [
    {
      name: 'pyramid-of-pages.tif',
      make: () =>
        chart()
          .tiff({ pyramid: true, tile: true, tileWidth: 64, tileHeight: 64, compression: 'lzw' })
          .toBuffer(),
      within: 0,
    },
    {
      name: 'pyramid-below.tif',
      make: () =>
        tiffFile([
          page(rgb, {
            subdirectories: [
              page(rgb, { size: half(CHART), subfileType: 1 }),
              page(rgb, { size: quarter(CHART), subfileType: 1 }),
            ],
          }),
        ]),
      within: 0,
    },
    {
      name: 'pyramid-unsaid.tif',
      make: () =>
        tiffFile([
          page(rgb),
          page(rgb, { size: half(CHART) }),
          page(rgb, { size: quarter(CHART) }),
        ]),
      within: 0,
    },
    {
      name: 'thumbnail-first.tif',
      make: () =>
        tiffFile([
          page(() => [9, 9, 9], { size: { width: 60, height: 40 }, subfileType: 1 }),
          page(rgb),
        ]),
      within: 0,
    },
    {
      name: 'with-mask.tif',
      make: () => tiffFile([page(rgb), page(() => [255], { photometric: 1, subfileType: 4 })]),
      within: 0,
    },
  ],
  'TIFF of several pages': [
    {
      name: 'letters.tif',
      make: () =>
        tiffFile([
          page(rgb, { subfileType: 2 }),
          page(deep, { bits: 16, size: LETTER, subfileType: 2 }),
          page((colour) => [greyOf(colour), greyOf(colour), greyOf(colour)]),
        ]),
      pictures: [CHART, LETTER, CHART],
      within: 1,
    },
  ],
}

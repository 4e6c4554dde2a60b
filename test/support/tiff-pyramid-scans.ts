import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { CHART, greyOf } from './colour-chart.ts'
import { ADOBE_RGB, profileOf } from './icc-file.ts'
import { chart, deep, half, LETTER, page, quarter, rgb, type Scan } from './scan-tools.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { tiffFile } from './tiff-file.ts'

/** TIFF with several pictures, or the same one several times. */
export const TIFF_PYRAMIDS: Readonly<Record<string, readonly Scan[]>> = {
  'TIFF pyramids': [
    {
      name: 'tiles-of-its-own.tif',
      make: () =>
        chart()
          .tiff({
            ...{ pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 },
            ...{ compression: 'jpeg', quality: 95 },
          })
          .toBuffer(),
      tileSide: 128,
      within: 8,
    },
    {
      name: 'tiles-of-its-own-in-adobe-rgb.tif',
      make: () => {
        const profile = path.join(temporaryFolder(), 'profile.icc')
        writeFileSync(profile, profileOf(ADOBE_RGB))
        return chart()
          .withIccProfile(profile)
          .tiff({
            ...{ pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 },
            ...{ compression: 'deflate' },
          })
          .toBuffer()
      },
      tileSide: 128,
      within: 4,
    },
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

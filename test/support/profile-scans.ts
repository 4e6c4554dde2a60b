// The chart in the colour spaces of cameras, scanners and presses, each with its profile.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { greyOf } from './colour-chart.ts'
import {
  ADOBE_RGB,
  greyProfile,
  profileOf,
  PROPHOTO_RGB,
  storedIn,
  storedInGrey,
  type ColourSpace,
} from './icc-file.ts'
import { chart, inGrey, page, type Scan } from './scan-tools.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { tiffFile } from './tiff-file.ts'

/** Sixteen bits, since these spaces are wide: the numbers are ours, from the published primaries. */
const tiffIn = (space: ColourSpace): Buffer =>
  tiffFile([page((colour) => storedIn(space, colour), { bits: 16, profile: profileOf(space) })])

/** Eight bits, converted by the colour engine of the library. */
async function jpegIn(space: ColourSpace): Promise<Buffer> {
  const file = path.join(temporaryFolder(), 'profile.icc')
  writeFileSync(file, profileOf(space))
  return chart().withIccProfile(file).jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer()
}

export const JPEG_PROFILES: readonly Scan[] = [
  { name: 'adobe-rgb.jpg', make: () => jpegIn(ADOBE_RGB), within: 8 },
  {
    name: 'cmyk-with-profile.jpg',
    make: () =>
      chart()
        .toColourspace('cmyk')
        .withIccProfile('cmyk')
        .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
        .toBuffer(),
    within: 60,
  },
]

const GREY_GAMMA = 1.8

/** Shades of grey as old computers showed them: far enough from those of sRGB not to be passed over. */
const greyTiff = (bits: 8 | 16): Buffer =>
  tiffFile([
    page(
      (colour) => {
        const stored = storedInGrey(GREY_GAMMA, greyOf(colour))
        return [bits === 16 ? stored : Math.round(stored / 257)]
      },
      { bits, photometric: 1, profile: greyProfile(GREY_GAMMA) },
    ),
  ])

export const TIFF_PROFILES: readonly Scan[] = [
  { name: 'grey-with-profile.tif', make: () => greyTiff(8), colourOf: inGrey, within: 6 },
  { name: 'deep-grey-with-profile.tif', make: () => greyTiff(16), colourOf: inGrey, within: 3 },
  { name: 'adobe-rgb.tif', make: () => tiffIn(ADOBE_RGB), within: 3 },
  { name: 'prophoto-rgb.tif', make: () => tiffIn(PROPHOTO_RGB), within: 3 },
  {
    name: 'grey-says-nothing.tif',
    make: () => tiffFile([page((colour) => [greyOf(colour)], { photometric: 1 })]),
    colourOf: inGrey,
    within: 0,
  },
]

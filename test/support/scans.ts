// A file of every kind that scholars scan in, each showing the colour chart. Made here, so that it is known
// what must be seen; only what nothing here can write is a file of its own.
import sharp from 'sharp'
import { CHART, chartPixels, greyOf } from './colour-chart.ts'
import { jpeg2000File, jpeg2000Stream } from './jpeg-2000-file.ts'
import { pdfFile, scannedPage } from './pdf-file.ts'
import {
  chart,
  turned,
  inGrey,
  page,
  LETTER,
  jpegOf,
  fixture,
  luminance,
  samples,
  p3Profile,
  ORIENTATIONS,
  turnedFor,
  type Scan,
} from './scan-tools.ts'
import { JPEG_PROFILES } from './profile-scans.ts'
import { TIFF_SCANS } from './tiff-scans.ts'

export type { Scan } from './scan-tools.ts'

const orientations: readonly Scan[] = ORIENTATIONS.map((orientation) => ({
  name: `turned-${orientation}.jpg`,
  // What a camera would have written: turned by what the tag says, the chart is seen.
  make: async () =>
    (await turnedFor(orientation))
      .withMetadata({ orientation })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer(),
}))

const cmykJpeg = (): Promise<Buffer> =>
  chart().toColourspace('cmyk').jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer()

/** Without the marker that Adobe's programs write, which says of four colours that they are inks, the wrong way round. */
async function cmykWithoutMarker(): Promise<Buffer> {
  const file = await cmykJpeg()
  const marker = file.indexOf(Buffer.from([0xff, 0xee]))
  const behind = marker + 2 + file.readUInt16BE(marker + 2)
  return Buffer.concat([file.subarray(0, marker), file.subarray(behind)])
}

/** Sources of one picture, by what the table of the documentation calls them. */
export const SCANS: Readonly<Record<string, readonly Scan[]>> = {
  JPEG: [
    { name: 'plain.jpg', make: () => jpegOf() },
    {
      name: 'progressive.jpg',
      make: () =>
        chart().jpeg({ quality: 95, progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    },
    {
      name: 'grey.jpg',
      make: () => chart().greyscale().jpeg({ quality: 95 }).toBuffer(),
      colourOf: luminance,
      within: 8,
    },
    {
      name: 'adobe-inverted-cmyk.jpg',
      make: cmykJpeg,
      within: 60,
    },
    // Programs that take out what is not picture take that marker too; the inks stay as they were.
    { name: 'cmyk-without-marker.jpg', make: cmykWithoutMarker, within: 60 },
    {
      name: 'display-p3.jpg',
      make: () =>
        chart().withIccProfile('p3').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    },
    ...JPEG_PROFILES,
    ...orientations,
  ],
  PNG: [
    { name: 'plain.png', make: () => chart().png().toBuffer(), within: 0 },
    { name: 'deep.png', make: () => chart().toColourspace('rgb16').png().toBuffer(), within: 1 },
    { name: 'palette.png', make: () => chart().png({ palette: true }).toBuffer(), within: 8 },
    { name: 'alpha.png', make: () => chart().ensureAlpha(1).png().toBuffer(), within: 0 },
    {
      name: 'deep-grey.png',
      make: () => chart().greyscale().toColourspace('grey16').png().toBuffer(),
      colourOf: luminance,
      within: 8,
    },
    {
      name: 'grey.png',
      make: () => chart().greyscale().png().toBuffer(),
      colourOf: luminance,
      within: 8,
    },
    { name: 'display-p3.png', make: () => chart().withIccProfile('p3').png().toBuffer() },
  ],
  'WebP, AVIF, GIF': [
    { name: 'plain.webp', make: () => chart().webp({ quality: 95 }).toBuffer(), within: 14 },
    { name: 'lossless.webp', make: () => chart().webp({ lossless: true }).toBuffer(), within: 0 },
    {
      name: 'plain.avif',
      make: () => chart().avif({ quality: 90, effort: 1, chromaSubsampling: '4:4:4' }).toBuffer(),
      within: 10,
    },
    // sharp reads ten bits and cannot write them.
    { name: 'ten-bit.avif', make: () => fixture('ten-bit.avif'), within: 10 },
    { name: 'plain.gif', make: () => chart().gif().toBuffer(), within: 8 },
  ],
  ...TIFF_SCANS,
  'JPEG 2000': [
    {
      name: 'boxed.jp2',
      make: () => jpeg2000File({ ...CHART, components: 3, bits: 8, pixels: chartPixels() }),
      within: 0,
    },
    {
      name: 'bare.j2k',
      make: () => jpeg2000Stream({ ...CHART, components: 3, bits: 8, pixels: chartPixels() }),
      within: 0,
    },
    {
      name: 'grey.jp2',
      make: () =>
        jpeg2000File(
          {
            ...CHART,
            components: 1,
            bits: 8,
            pixels: samples(chartPixels(), (colour) => [greyOf(colour)]),
          },
          { space: 17 },
        ),
      colourOf: inGrey,
      within: 1,
    },
    {
      name: 'deep.jp2',
      make: () =>
        jpeg2000File(
          {
            ...CHART,
            components: 1,
            bits: 16,
            pixels: page((colour) => [greyOf(colour) * 257], { bits: 16 }).pixels,
          },
          { space: 17 },
        ),
      colourOf: inGrey,
      within: 1,
    },
    {
      name: 'display-p3.jp2',
      make: async () =>
        jpeg2000File(
          {
            ...CHART,
            components: 3,
            bits: 8,
            pixels: await sharp(await chart().withIccProfile('p3').png().toBuffer(), {
              ignoreIcc: true,
            })
              .raw()
              .toBuffer(),
          },
          { profile: await p3Profile() },
        ),
      within: 4,
    },
  ],
  HEIC: [
    {
      name: 'display-p3.heic',
      make: () => fixture('display-p3.heic'),
      pictures: [{ width: 306, height: 210 }],
      within: 10,
    },
  ],
  PDF: [
    {
      // Its JPEG is the negative of what the page shows.
      name: 'inverted.pdf',
      make: async () => {
        const page = scannedPage({ width: 307, height: 211 }, { ...CHART, jpeg: await jpegOf() })
        const images = page.images?.map((image) => ({
          ...image,
          entries: `${image.entries} /Decode [1 0 1 0 1 0]`,
        }))
        return pdfFile([{ ...page, ...(images ? { images } : {}) }])
      },
      colourOf: ([red, green, blue]) => [255 - red, 255 - green, 255 - blue],
    },
    {
      name: 'scans.pdf',
      make: async () =>
        pdfFile([
          scannedPage({ width: 307 / 2, height: 211 / 2 }, { ...CHART, jpeg: await jpegOf() }),
          scannedPage(
            { width: 211 / 2, height: 307 / 2 },
            {
              ...turned(CHART),
              jpeg: await chart()
                .rotate(270)
                .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
                .toBuffer(),
              rotate: 90,
            },
          ),
          scannedPage({ width: 150, height: 100 }, { ...LETTER, jpeg: await jpegOf(LETTER) }),
        ]),
      pictures: [CHART, CHART, LETTER],
    },
  ],
}

// Folders of scans to measure with: the same bytes every time, made once, kept under the temporary folder.
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'

const CACHE = path.join(os.tmpdir(), 'florilegium-bench')

/** Pictures that differ; further files differ from them by a comment only, which no reader of a header sees. */
const DIFFERENT = 24

/**
 * A folder of so many JPEGs, `f. 1.jpg` onwards, without thumbnails in them.
 *
 * @param size in pixels
 * @returns its path
 */
export async function makeScans(count, { width, height }) {
  const folder = path.join(CACHE, `${count} scans of ${width}x${height}`)
  if (await isThere(folder)) return folder
  const unfinished = `${folder}.partial`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const pictures = []
  for (let seed = 1; seed <= Math.min(DIFFERENT, count); seed += 1) {
    pictures.push(await drawScan(seed, { width, height }).jpeg({ quality: 88 }).toBuffer())
  }
  for (let index = 0; index < count; index += 1) {
    const file = path.join(unfinished, `f. ${index + 1}.jpg`)
    await writeFile(file, withComment(pictures[index % pictures.length], `scan ${index + 1}`))
  }
  await rename(unfinished, folder)
  return folder
}

/** One large JPEG in a folder of its own. */
export async function makeLargeScan(size) {
  const [scan] = await describeScans(await makeScans(1, size), size)
  return scan
}

/** The scans of a folder that `makeScans` made, with what the image server is told of each. */
export async function describeScans(folder, { width, height }) {
  const scans = []
  for (const name of await readdir(folder)) {
    const { size, mtimeMs } = await stat(path.join(folder, name))
    scans.push({ folder, name, size, modified: mtimeMs, width, height })
  }
  return scans
}

/** Square enough to be like photographs of pages, of so many million pixels. */
export const LARGE = {
  24: { width: 6000, height: 4000 },
  50: { width: 8660, height: 5774 },
  100: { width: 12247, height: 8165 },
}

const isThere = (place) =>
  access(place).then(
    () => true,
    () => false,
  )

/** Something like a page: paper with noise, a block of lines, a stain. */
function drawScan(seed, { width, height }) {
  const noise = Buffer.alloc(256 * 256 * 3)
  let state = seed * 2654435761
  for (let index = 0; index < noise.length; index += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + index) | 0
    noise[index] = 214 + ((state >>> 24) & 31) - (index % 3) * 12
  }
  const lines = Array.from({ length: 34 }, (_, row) => {
    const y = height * (0.12 + row * 0.022)
    const long = 0.6 + ((seed * 13 + row * 29) % 17) / 100
    return `<path d="M${width * 0.14} ${y}H${width * (0.14 + long)}" stroke="#3a2a1c" stroke-width="${height * 0.007}" stroke-dasharray="${width * 0.02} ${width * 0.006} ${width * 0.035} ${width * 0.008}"/>`
  })
  const stain = `<circle cx="${width * 0.7}" cy="${height * (0.3 + (seed % 5) * 0.1)}" r="${width * 0.16}" fill="hsl(${(seed * 47) % 360} 50% 45%)" opacity=".35"/>`
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${lines.join('')}${stain}</svg>`
  return sharp({ create: { width, height, channels: 3, background: '#efe4c8' } }).composite([
    { input: noise, raw: { width: 256, height: 256, channels: 3 }, tile: true },
    { input: Buffer.from(page) },
  ])
}

/** The same JPEG with a comment after its first marker. */
function withComment(jpeg, text) {
  const comment = Buffer.from(text)
  const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)])
}

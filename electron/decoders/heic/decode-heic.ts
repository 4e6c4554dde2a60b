import { problem } from '../../../iiif/problem.ts'
import type { DecodedPicture } from '../job.ts'
import { beginTiff } from '../raw-tiff.ts'
import { readWhole } from '../read-file.ts'
import type { DoJob } from '../thread.ts'
import { loadLibheif, type Libheif } from './engine.ts'

/** In bytes; a telephone's picture has a few millions. */
const MOST_BYTES = 256 * 1024 * 1024

/** heif_colorspace_RGB */
const RGB = 1
/** heif_chroma_interleaved_RGB and _RGBA: eight bits, also of pictures that have ten. */
const INTERLEAVED_RGB = 10
const INTERLEAVED_RGBA = 11
/** heif_channel_interleaved */
const INTERLEAVED = 10

/** The main picture; libheif turns and crops it as the file says. */
export const decodeHeic: DoJob<'decodeHeic'> = ({ file }) => {
  const bytes = readWhole(file, MOST_BYTES)
  const heif = loadLibheif()
  const context = heif._heif_context_alloc()
  // libheif looks into these bytes as long as the context lives.
  const data = heif._malloc(bytes.length)
  try {
    heif.HEAPU8.set(bytes, data)
    succeed(heif, (error) =>
      heif._heif_context_read_from_memory(error, context, data, bytes.length, 0),
    )
    const handle = pointerFrom(heif, (error, at) =>
      heif._heif_context_get_primary_image_handle(error, context, at),
    )
    try {
      return Promise.resolve(decode(heif, handle))
    } finally {
      heif._heif_image_handle_release(handle)
    }
  } finally {
    heif._heif_context_free(context)
    heif._free(data)
  }
}

function decode(heif: Libheif, handle: number): DecodedPicture {
  const hasAlpha = heif._heif_image_handle_has_alpha_channel(handle) !== 0
  const layout = hasAlpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB
  const image = pointerFrom(heif, (error, at) =>
    heif._heif_decode_image(error, handle, at, RGB, layout, 0),
  )
  try {
    const width = heif._heif_image_get_width(image, INTERLEAVED)
    const height = heif._heif_image_get_height(image, INTERLEAVED)
    const profile = readProfile(heif, handle)
    const { tiff, pixels } = beginTiff({
      width,
      height,
      colours: 'rgb',
      hasAlpha,
      bits: 8,
      profile,
    })
    const row = width * (hasAlpha ? 4 : 3)
    withRoom(heif, 4, (at) => {
      const start = heif._heif_image_get_plane_readonly(image, INTERLEAVED, at)
      const stride = numberAt(heif, at)
      if (start === 0 || width < 1 || height < 1) throw problem('source/damaged')
      for (let y = 0; y < height; y++) {
        const from = start + y * stride
        pixels.set(heif.HEAPU8.subarray(from, from + row), y * row)
      }
    })
    return { width, height, tiff }
  } finally {
    heif._heif_image_release(image)
  }
}

function readProfile(heif: Libheif, handle: number): Uint8Array | undefined {
  const bytes = heif._heif_image_handle_get_raw_color_profile_size(handle)
  if (bytes === 0) return undefined
  return withRoom(heif, bytes, (at) => {
    succeed(heif, (error) => heif._heif_image_handle_get_raw_color_profile(error, handle, at))
    return heif.HEAPU8.slice(at, at + bytes)
  })
}

/** An error is three numbers, of which the first is 0 when there is none. */
const ERROR_BYTES = 12

/** @throws Problem `source/damaged` when libheif tells of an error */
function succeed(heif: Libheif, act: (error: number) => void): void {
  withRoom(heif, ERROR_BYTES, (error) => {
    act(error)
    if (numberAt(heif, error) !== 0) throw problem('source/damaged')
  })
}

const pointerFrom = (heif: Libheif, act: (error: number, at: number) => void): number =>
  withRoom(heif, 4, (at) => {
    succeed(heif, (error) => act(error, at))
    return numberAt(heif, at)
  })

function withRoom<Result>(heif: Libheif, bytes: number, use: (at: number) => Result): Result {
  const at = heif._malloc(bytes)
  try {
    return use(at)
  } finally {
    heif._free(at)
  }
}

const numberAt = ({ HEAPU8 }: Libheif, at: number): number =>
  new DataView(HEAPU8.buffer, HEAPU8.byteOffset).getUint32(at, true)

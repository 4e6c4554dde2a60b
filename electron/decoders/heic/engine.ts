import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The functions of libheif that we call, under its own names. Addresses and handles are numbers. */
export interface Libheif {
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(address: number): void
  _heif_context_alloc(): number
  _heif_context_free(context: number): void
  _heif_context_read_from_memory(
    error: number,
    context: number,
    data: number,
    bytes: number,
    options: number,
  ): void
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void
  _heif_image_handle_release(handle: number): void
  _heif_image_handle_has_alpha_channel(handle: number): number
  _heif_image_handle_get_raw_color_profile_size(handle: number): number
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, data: number): void
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    colours: number,
    layout: number,
    options: number,
  ): void
  _heif_image_get_width(image: number, channel: number): number
  _heif_image_get_height(image: number, channel: number): number
  _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number
  _heif_image_release(image: number): void
}

type MakeLibheif = (options: { readonly wasmBinary: Uint8Array }) => Libheif

let engine: Libheif | undefined

/** The library as it is published, beside the program and not in it, so that it can be replaced. */
export function loadLibheif(): Libheif {
  if (engine) return engine
  const require = createRequire(import.meta.url)
  const make = require('libheif-js/libheif-wasm/libheif.js') as MakeLibheif
  const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'))
  engine = make({ wasmBinary })
  return engine
}

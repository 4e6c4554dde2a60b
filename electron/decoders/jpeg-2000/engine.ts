import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The decoder of OpenJPEG, under the names that its wrapper gives. */
export interface JpegDecoder {
  /** Room for the file; what it returns is a view of the library's memory. */
  getEncodedBuffer(bytes: number): Uint8Array
  /** @param level 0 for the whole picture, 1 for half of it each way, and so on */
  decodeSubResolution(level: number): void
  getDecodedBuffer(): Uint8Array
  getFrameInfo(): {
    readonly width: number
    readonly height: number
    readonly bitsPerSample: number
    readonly componentCount: number
    readonly isSigned: boolean
  }
  delete(): void
}

interface OpenJpeg {
  readonly J2KDecoder: new () => JpegDecoder
}

type MakeOpenJpeg = (options: {
  readonly wasmBinary: Uint8Array
  readonly print: () => void
  readonly printErr: () => void
}) => Promise<OpenJpeg>

let engine: Promise<OpenJpeg> | undefined

export const loadOpenJpeg = (): Promise<OpenJpeg> => (engine ??= startEngine())

function startEngine(): Promise<OpenJpeg> {
  const require = createRequire(import.meta.url)
  const make = require('@cornerstonejs/codec-openjpeg/decodewasmjs') as MakeOpenJpeg
  const silent = (): void => undefined
  return make({
    wasmBinary: readFileSync(require.resolve('@cornerstonejs/codec-openjpeg/decodewasm')),
    print: silent,
    printErr: silent,
  })
}

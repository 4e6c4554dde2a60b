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

/** The encoder, likewise. */
export interface JpegEncoder {
  /** Room for the pixels, one after the other; a view of the library's memory. */
  getDecodedBuffer(frame: {
    readonly width: number
    readonly height: number
    readonly bitsPerSample: number
    readonly componentCount: number
    readonly isSigned: boolean
    readonly isUsingColorTransform: boolean
  }): Uint8Array
  /** Whether nothing may be lost, and by how much it is compressed otherwise. */
  setQuality(...how: readonly [boolean, number]): void
  setDecompositions(levels: number): void
  encode(): void
  getEncodedBuffer(): Uint8Array
  delete(): void
}

interface OpenJpegReader {
  readonly J2KDecoder: new () => JpegDecoder
}

interface OpenJpegWriter {
  readonly J2KEncoder: new () => JpegEncoder
}

type MakeOpenJpeg<Library> = (options: {
  readonly wasmBinary: Uint8Array
  readonly print: () => void
  readonly printErr: () => void
}) => Promise<Library>

let reader: Promise<OpenJpegReader> | undefined
let writer: Promise<OpenJpegWriter> | undefined

/** Half as large as the library that writes too. */
export const loadOpenJpeg = (): Promise<OpenJpegReader> => (reader ??= startEngine('decode'))
export const loadOpenJpegWriter = (): Promise<OpenJpegWriter> => (writer ??= startEngine(''))

function startEngine<Library>(form: 'decode' | ''): Promise<Library> {
  const require = createRequire(import.meta.url)
  const name = `@cornerstonejs/codec-openjpeg/${form}wasm`
  const make = require(`${name}js`) as MakeOpenJpeg<Library>
  const silent = (): void => undefined
  return make({
    wasmBinary: readFileSync(require.resolve(name)),
    print: silent,
    printErr: silent,
  })
}

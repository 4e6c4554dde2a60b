import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

const DECODERS: ReadonlyMap<
  string,
  (body: Buffer, limits: { readonly maxOutputLength: number }) => Promise<Buffer>
> = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
])

/**
 * Unpacks a body, which may be small and become huge.
 *
 * @param encodings the values of `Content-Encoding`; packed more than once is packed to deceive
 * @param largest in bytes, unpacked
 */
export async function decodeBody(
  body: Buffer,
  encodings: readonly string[],
  largest: number,
): Promise<Buffer | 'too-large' | 'garbled'> {
  const encoding = encodings.join(',').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return body.length > largest ? 'too-large' : body
  const decode = DECODERS.get(encoding)
  if (!decode) return 'garbled'
  try {
    return await decode(body, { maxOutputLength: largest })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'garbled'
  }
}

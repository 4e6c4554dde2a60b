import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '../../iiif/problem.ts'

const MEGABYTE = 1_000_000
/** Larger than the recognised text of a thick book. */
const LARGEST = 100

/**
 * The text of a file that another program wrote, in the encoding that it states: a mark at its beginning, or its
 * XML declaration; otherwise UTF-8.
 *
 * @throws Problem `annotations/file-too-large`, `annotations/file-unreadable`
 */
export async function readTextFile(file: string): Promise<string> {
  const name = path.basename(file)
  const bytes = await readBytes(file, name)
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

async function readBytes(file: string, name: string): Promise<Buffer> {
  const unreadable = (): never => {
    throw problem('annotations/file-unreadable', { name })
  }
  const status = await stat(file).catch(unreadable)
  if (!status.isFile()) return unreadable()
  if (status.size > LARGEST * MEGABYTE) {
    const size = Math.ceil(status.size / MEGABYTE)
    throw problem('annotations/file-too-large', { name, size, limit: LARGEST })
  }
  return readFile(file).catch(unreadable)
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 200).toString('latin1')
  const stated = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1] ?? 'utf-8'
  return isKnown(stated) ? stated : 'utf-8'
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

import { readFile, stat } from 'node:fs/promises'
import { problem } from '../../iiif/problem.ts'
import { codeOf } from '../files/error-code.ts'

/** In bytes. The largest manifests known have some tens of millions. */
const LARGEST = 500_000_000

/** The bytes of a document that was named on the command line. @throws Problem `document/unreadable` */
export async function loadBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST)
      throw problem('document/unreadable', { name: file, reason: 'it is too large' })
    return await readFile(file)
  } catch (error) {
    const reason = REASONS[codeOf(error)]
    if (reason === undefined) throw error
    throw problem('document/unreadable', { name: file, reason })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'the system does not let this program read it',
  EPERM: 'the system does not let this program read it',
}

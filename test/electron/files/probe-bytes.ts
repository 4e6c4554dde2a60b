import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFormat } from '../../../electron/contract/app-api.ts'
import type { ImageHeader } from '../../../electron/files/image-header/image-header.ts'
import { probeFile } from '../../../electron/files/image-header/index.ts'
import { scanFileOf } from '../../../electron/files/scan-file.ts'
import { Problem } from '../../../iiif/problem.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

interface ProbedImage extends ImageHeader {
  readonly format: SourceFormat
}

/** The only picture of a file. */
export async function probeBytes(bytes: Uint8Array, name = 'scan'): Promise<ProbedImage> {
  const folder = temporaryFolder()
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  const handle = await open(file)
  try {
    const { format, pictures } = await probeFile(scanFileOf(handle), bytes.length, name)
    const [only] = pictures
    if (!only || only instanceof Problem) throw only ?? new Error('no picture')
    return { format, ...only }
  } finally {
    await handle.close()
  }
}

export async function codeOf(bytes: Uint8Array, name = 'scan.jpg'): Promise<string> {
  try {
    return (await probeBytes(bytes, name)).format
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

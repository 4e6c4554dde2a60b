import type { FileHandle } from 'node:fs/promises'

/** Bytes of an open file from a place on; fewer where it ends before. */
export async function readPart(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

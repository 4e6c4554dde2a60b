import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/** A file that is open for its header to be read. */
export interface ScanFile {
  /** As the system numbers it. */
  readonly fd: number
  /** Fills the buffer from its beginning; returns how many bytes came. */
  read(buffer: Buffer, length: number, position: number): number | Promise<number>
  stat(): Stats | Promise<Stats>
  close(): void | Promise<void>
}

/** How files are opened. */
export type OpenScanFile = (path: Buffer, flags: number) => ScanFile | Promise<ScanFile>

/** Without holding anything up: for disks that may be slow, or gone. */
export const openWaiting: OpenScanFile = async (path, flags) => scanFileOf(await open(path, flags))

export const scanFileOf = (handle: FileHandle): ScanFile => ({
  fd: handle.fd,
  read: async (buffer, length, position) =>
    (await handle.read(buffer, 0, length, position)).bytesRead,
  stat: () => handle.stat(),
  close: () => handle.close(),
})

/**
 * At once: where a disk answers in millionths of a second, handing each of five questions to another thread
 * takes ten times as long as the answers.
 */
export const openAtOnce: OpenScanFile = (path, flags) => {
  const fd = openSync(path, flags)
  return {
    fd,
    read: (buffer, length, position) => readSync(fd, buffer, 0, length, position),
    stat: () => fstatSync(fd),
    close: () => closeSync(fd),
  }
}

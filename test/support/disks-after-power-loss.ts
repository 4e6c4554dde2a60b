import type { DiskOperation } from './recorded-files.ts'

/** What may be on a disk when the power comes back. */
export interface Disk {
  readonly files: ReadonlyMap<string, Buffer>
  /** The last edit that had been called durable. */
  readonly told: number
}

export interface FlushedFile {
  readonly name: string
  readonly inode: number
  readonly bytes: Buffer
}

interface Inode {
  /** All that was written to it. */
  written: Buffer
  /** In bytes: up to here it is on the disk for certain. */
  flushed: number
}

/** In bytes: what a disk writes whole or not at all. */
const SECTOR = 512

/** What happened to the names of the folder since it was last flushed, each undone by itself. */
type Names = ReadonlyMap<string, number>

/**
 * Every disk that a power loss after so many operations may leave: of what was not flushed, anything from nothing to
 * all, torn at a sector, or with a sector that never came; of names that were not flushed, the first few.
 *
 * @param before what was in the folder, all of it flushed
 */
export function disksAfter(
  before: readonly FlushedFile[],
  operations: readonly DiskOperation[],
): readonly Disk[] {
  const inodes = new Map<number, Inode>()
  let names: Names = new Map(
    before.map(({ name, inode, bytes }) => {
      inodes.set(inode, { written: bytes, flushed: bytes.length })
      return [name, inode]
    }),
  )
  const known = new Map<number, number>()
  /** The states of the folder since its last flush, the oldest first. */
  let folders: Names[] = [names]
  let told = -1
  const change = (make: (names: Map<string, number>) => void): void => {
    const changed = new Map(names)
    make(changed)
    names = changed
    folders.push(changed)
  }
  const inodeOf = (number: number): Inode => {
    const found = inodes.get(known.get(number) ?? number)
    if (!found) throw new Error(`Nothing is known of the file ${number}`)
    return found
  }
  for (const operation of operations) {
    switch (operation.kind) {
      case 'create': {
        const { name, inode } = operation
        // The number of a file that is gone may come again.
        const own = inodes.size + 1e15
        known.set(inode, own)
        inodes.set(own, { written: Buffer.alloc(0), flushed: 0 })
        change((changed) => changed.set(name, own))
        break
      }
      case 'append': {
        const inode = inodeOf(operation.inode)
        inode.written = Buffer.concat([inode.written, operation.data])
        break
      }
      case 'flush': {
        const inode = inodeOf(operation.inode)
        inode.flushed = inode.written.length
        break
      }
      case 'rename': {
        const { from, to } = operation
        change((changed) => {
          changed.set(to, changed.get(from)!)
          changed.delete(from)
        })
        break
      }
      case 'remove':
        if (names.has(operation.name)) change((changed) => changed.delete(operation.name))
        break
      case 'flush folder':
        folders = [names]
        break
      case 'told':
        told = operation.edit
    }
  }
  return folders.flatMap((folder) => contentsOf(folder, inodes).map((files) => ({ files, told })))
}

/** One file at a time is given each of its possible contents; the others are as flushed, or as written. */
function contentsOf(
  folder: Names,
  inodes: ReadonlyMap<number, Inode>,
): readonly ReadonlyMap<string, Buffer>[] {
  const whole = ({ written }: Inode) => written
  const least = ({ written, flushed }: Inode) => written.subarray(0, flushed)
  const of = (take: (inode: Inode) => Buffer): ReadonlyMap<string, Buffer> =>
    new Map([...folder].map(([name, number]) => [name, take(inodes.get(number)!)]))
  const torn = [...folder].flatMap(([name, number]) => {
    const inode = inodes.get(number)!
    return tears(inode).map((bytes) => new Map([...of(least), [name, bytes]]))
  })
  return [of(whole), of(least), ...torn]
}

function tears({ written, flushed }: Inode): readonly Buffer[] {
  const found: Buffer[] = []
  const first = Math.ceil((flushed + 1) / SECTOR) * SECTOR
  for (let end = first; end < written.length; end += SECTOR) {
    found.push(written.subarray(0, end))
    const hole = Buffer.from(written)
    hole.fill(0, Math.max(flushed, end - SECTOR), end)
    found.push(hole)
  }
  if (written.length > flushed) {
    const zeros = Buffer.from(written).fill(0, flushed)
    found.push(zeros)
  }
  return found
}

import { syncBuiltinESMExports } from 'node:module'
import fs from 'node:fs/promises'
import path from 'node:path'

/** What was done to the files of a folder, in the order in which it was done. */
export type DiskOperation =
  | { readonly kind: 'create'; readonly name: string; readonly inode: number }
  | { readonly kind: 'append'; readonly inode: number; readonly data: Buffer }
  | { readonly kind: 'flush'; readonly inode: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'flush folder' }
  /** The program called this edit durable. */
  | { readonly kind: 'told'; readonly edit: number }

export interface Recording {
  readonly operations: readonly DiskOperation[]
  tell(edit: number): void
  restore(): void
}

type Handle = Awaited<ReturnType<typeof fs.open>>
type Functions = Record<string, (...parameters: never[]) => Promise<unknown>>

/** Records, in this process, what the very code that is shipped does to the files of one folder. */
export async function recordFiles(folder: string): Promise<Recording> {
  const operations: DiskOperation[] = []
  const undo: (() => void)[] = []
  const handle = await fs.open('/dev/null')
  const prototype = Object.getPrototypeOf(handle) as Functions
  await handle.close()
  const nameOf = (file: string): string | undefined =>
    path.dirname(file) === folder ? path.basename(file) : undefined
  /** By descriptor: the inode of an open file, or 0 for the folder itself. */
  const opened = new Map<number, number>()
  const wrap = (owner: Functions, name: string, make: (original: Functions[string]) => unknown) => {
    const original = owner[name]!
    owner[name] = make(original) as Functions[string]
    undo.push(() => (owner[name] = original))
  }
  wrap(fs as never, 'open', (original) => async (file: string, flags: string) => {
    const isThere = await fs.lstat(file).then(
      () => true,
      () => false,
    )
    const made = (await original(file as never, flags as never)) as Handle
    const { ino } = await made.stat()
    const name = nameOf(file)
    if (file === folder) opened.set(made.fd, 0)
    else if (name !== undefined) {
      opened.set(made.fd, ino)
      if (!isThere) operations.push({ kind: 'create', name, inode: ino })
    }
    return made
  })
  for (const name of ['appendFile', 'writeFile']) {
    wrap(
      prototype,
      name,
      (original) =>
        async function (this: Handle, data: string | Uint8Array) {
          const inode = opened.get(this.fd)
          if (inode) operations.push({ kind: 'append', inode, data: Buffer.from(data) })
          return original.call(this, data as never)
        },
    )
  }
  for (const name of ['sync', 'datasync']) {
    wrap(
      prototype,
      name,
      (original) =>
        async function (this: Handle) {
          await original.call(this)
          const inode = opened.get(this.fd)
          if (inode === 0) operations.push({ kind: 'flush folder' })
          else if (inode) operations.push({ kind: 'flush', inode })
        },
    )
  }
  wrap(fs as never, 'rename', (original) => async (from: string, to: string) => {
    await original(from as never, to as never)
    operations.push({ kind: 'rename', from: path.basename(from), to: path.basename(to) })
  })
  wrap(fs as never, 'rm', (original) => async (file: string, options: object) => {
    await original(file as never, options as never)
    const name = nameOf(file)
    if (name !== undefined) operations.push({ kind: 'remove', name })
  })
  syncBuiltinESMExports()
  return {
    operations,
    tell: (edit) => void operations.push({ kind: 'told', edit }),
    restore() {
      undo.forEach((put) => put())
      syncBuiltinESMExports()
    },
  }
}

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { writeFileAtomically } from '../../../electron/files/atomic-write.ts'
import { makeReadOnly, mayMount, mountDisk } from '../../support/small-disks.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A disk of 256 KB in memory. */
function tinyDisk(): string {
  const folder = path.join(temporaryFolder(), 'disk')
  onTestFinished(mountDisk(folder, '256k'))
  return folder
}

function run(command: string, ...parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(command, [...parameters], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${stderr}`)
}

describe('Writing a file whole or not at all', () => {
  test('a new file has its content, and nothing lies beside it', async () => {
    const folder = temporaryFolder()
    await writeFileAtomically(path.join(folder, 'codex.florilegium'), 'content')
    expect(readdirSync(folder)).toEqual(['codex.florilegium'])
    expect(readFileSync(path.join(folder, 'codex.florilegium'), 'utf8')).toBe('content')
  })

  test('is durable when it is done: the data is flushed before the rename, the folder after it', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'codex')
    writeFileSync(file, 'old')
    const handle = await open(file)
    const prototype = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    const atEachFlush: string[] = []
    const sync = vi.spyOn(prototype, 'sync')
    onTestFinished(() => sync.mockRestore())
    const flush = sync.getMockImplementation()
    sync.mockImplementation(function (this: FileHandle) {
      atEachFlush.push(readFileSync(file, 'utf8'))
      return flush ? flush.call(this) : this.datasync()
    })
    await writeFileAtomically(file, 'new')
    expect(atEachFlush).toEqual(['old', 'new'])
  })

  test('a file that is replaced keeps its permissions', async () => {
    const file = path.join(temporaryFolder(), 'shared')
    writeFileSync(file, 'old')
    chmodSync(file, 0o664)
    await writeFileAtomically(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(statSync(file).mode & 0o777).toBe(0o664)
  })

  test('a link stays a link, and what it leads to is replaced', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'real'))
    writeFileSync(path.join(folder, 'real/file'), 'old')
    symlinkSync('real/file', path.join(folder, 'link'))
    await writeFileAtomically(path.join(folder, 'link'), 'new')
    expect(readFileSync(path.join(folder, 'real/file'), 'utf8')).toBe('new')
    expect(readdirSync(path.join(folder, 'real'))).toEqual(['file'])
  })

  test('a name as long as the system allows can be written', async () => {
    const name = 'é'.repeat(127)
    const folder = temporaryFolder()
    await writeFileAtomically(path.join(folder, name), 'x')
    expect(readdirSync(folder)).toEqual([name])
  })

  test('twenty at once leave one of them, whole', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'file')
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
    await Promise.all(texts.map((text) => writeFileAtomically(file, text)))
    expect(texts).toContain(readFileSync(file, 'utf8'))
    expect(readdirSync(folder)).toEqual(['file'])
  })

  test('into a folder that is gone is refused', async () => {
    const file = path.join(temporaryFolder(), 'gone', 'file')
    await expect(writeFileAtomically(file, 'x')).rejects.toMatchObject({
      code: 'target/folder-gone',
    })
  })

  test('over a folder is refused, and the folder stays', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'name'))
    await expect(writeFileAtomically(path.join(folder, 'name'), 'x')).rejects.toMatchObject({
      code: 'target/failed',
    })
    expect(readdirSync(folder)).toEqual(['name'])
  })

  test.skipIf(!mayMount)('onto a full disk is refused, and the old file is whole', async () => {
    const disk = tinyDisk()
    const file = path.join(disk, 'codex')
    await writeFileAtomically(file, 'old'.repeat(100))
    await expect(writeFileAtomically(file, Buffer.alloc(400_000))).rejects.toMatchObject({
      code: 'target/disk-full',
      details: { name: 'codex' },
    })
    expect(readdirSync(disk)).toEqual(['codex'])
    expect(readFileSync(file, 'utf8')).toBe('old'.repeat(100))
  })

  test.skipIf(!mayMount)(
    'onto a read-only disk is refused, and the old file is whole',
    async () => {
      const folder = temporaryFolder()
      const file = path.join(folder, 'codex')
      writeFileSync(file, 'old')
      onTestFinished(makeReadOnly(folder))
      await expect(writeFileAtomically(file, 'new')).rejects.toMatchObject({
        code: 'target/read-only',
      })
      expect(readFileSync(file, 'utf8')).toBe('old')
    },
  )

  test.skipIf(!mayMount)('over a file that is held is tried again until it is let go', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'codex')
    writeFileSync(file, 'old')
    if (spawnSync('chattr', ['+i', file]).status !== 0) return
    const letGo = setTimeout(() => run('chattr', '-i', file), 150)
    onTestFinished(() => {
      clearTimeout(letGo)
      spawnSync('chattr', ['-i', file])
    })
    await writeFileAtomically(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
  })
})

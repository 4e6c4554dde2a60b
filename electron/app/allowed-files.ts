import path from 'node:path'
import type { AllowedFile } from '../contract/app-api.ts'
import type { FileState } from '../contract/image-server.ts'
import type { KeptSettings, SettingsStore } from './settings.ts'

/** Files that the scholar allowed although they have more pixels than files usually may have. */
export interface AllowedFiles {
  has(file: FileToAllow): boolean
  /** Holds as long as the file stays as it is. */
  add(file: FileToAllow): Promise<void>
  list(): readonly AllowedFile[]
  /** Takes it back. @param key as `list` gives it */
  remove(key: string): Promise<void>
}

/** One state of a file: the same name may come to stand for another. */
export type FileToAllow = Pick<FileState, 'root' | 'path' | 'size' | 'modified'>

/** The oldest are forgotten: they may be allowed again. */
const MOST_ALLOWED = 500

/** Kept on this computer: a project that goes to another one does not bring its memory along. */
export async function openAllowedFiles(settings: SettingsStore): Promise<AllowedFiles> {
  const { allowedFiles = [] } = await settings.get()
  const known = new Set(allowedFiles)
  const keep = async (): Promise<void> => {
    await settings.change((kept): KeptSettings => ({
      ...kept,
      allowedFiles: [...known].slice(-MOST_ALLOWED),
    }))
  }
  return {
    has: (file) => known.has(keyOf(file)),
    async add(file) {
      known.delete(keyOf(file))
      known.add(keyOf(file))
      await keep()
    },
    list: () => [...known].flatMap(describe),
    async remove(key) {
      known.delete(key)
      await keep()
    },
  }
}

const keyOf = ({ root, path, size, modified }: FileToAllow): string =>
  JSON.stringify([root, path, size, modified])

/** Settings can be written by hand: what is no key of ours allows nothing, and is not shown. */
function describe(key: string): readonly AllowedFile[] {
  try {
    const [root, file] = JSON.parse(key) as readonly unknown[]
    return typeof root === 'string' && typeof file === 'string'
      ? [{ key, file: path.join(root, file) }]
      : []
  } catch {
    return []
  }
}

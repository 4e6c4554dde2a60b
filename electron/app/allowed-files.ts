import type { FileState } from '../contract/image-server.ts'
import type { KeptSettings, SettingsStore } from './settings.ts'

/** Files that the scholar allowed although they have more pixels than files usually may have. */
export interface AllowedFiles {
  has(file: AllowedFile): boolean
  /** Holds as long as the file stays as it is. */
  add(file: AllowedFile): Promise<void>
}

/** One state of a file: the same name may come to stand for another. */
export type AllowedFile = Pick<FileState, 'root' | 'path' | 'size' | 'modified'>

/** The oldest are forgotten: they may be allowed again. */
const MOST_ALLOWED = 500

/** Kept on this computer: a project that goes to another one does not bring its memory along. */
export async function openAllowedFiles(settings: SettingsStore): Promise<AllowedFiles> {
  const { allowedFiles = [] } = await settings.get()
  const known = new Set(allowedFiles)
  return {
    has: (file) => known.has(keyOf(file)),
    async add(file) {
      known.add(keyOf(file))
      await settings.change((kept) => withAllowed(kept, keyOf(file)))
    },
  }
}

const withAllowed = (kept: KeptSettings, key: string): KeptSettings => ({
  ...kept,
  allowedFiles: [...(kept.allowedFiles ?? []).filter((one) => one !== key), key].slice(
    -MOST_ALLOWED,
  ),
})

const keyOf = ({ root, path, size, modified }: AllowedFile): string =>
  JSON.stringify([root, path, size, modified])

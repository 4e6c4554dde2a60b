import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { problem, type Problem } from '../../iiif/problem.ts'
import { codeOf } from './error-code.ts'
import { isIgnoredName, nameEntries } from './file-names.ts'

/** A file or folder below the root. */
export interface Place {
  /** From the root, with forward slashes, readable. Empty for the root. */
  readonly path: string
  /** Of the absolute path. */
  readonly bytes: Buffer
  /** True when the bytes are the path as UTF-8. */
  readonly isText: boolean
}

export interface Child {
  readonly place: Place
  readonly kind: 'folder' | 'file' | 'link' | 'other'
}

/** What is in a folder; a problem when a folder below the root cannot be read. */
export async function listFolder(folder: Place, root: string): Promise<readonly Child[] | Problem> {
  try {
    const entries = await readdir(folder.bytes, { withFileTypes: true, encoding: 'buffer' })
    return nameEntries(entries)
      .filter(({ text }) => !isIgnoredName(text))
      .map(({ text, entry }) => ({
        place: childPlace(folder, text, entry.name),
        kind: kindOf(entry),
      }))
  } catch (error) {
    const found = folderProblem(error, folder.path === '' ? root : folder.path)
    if (folder.path === '') throw found
    // A folder within it that has just gone is simply not there; its parent told of it too early.
    return found.code === 'folder/gone' ? [] : found
  }
}

/** What kept a folder from being read. */
export function folderProblem(error: unknown, folder: string): Problem {
  const name = path.basename(folder) || folder
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return problem('folder/unreadable', { name })
    case 'ENOTDIR':
      return problem('folder/not-a-folder', { name })
    default:
      return problem('folder/gone', { name })
  }
}

function childPlace(folder: Place, text: string, name: Buffer): Place {
  const separator = Buffer.from(path.sep)
  const isAtRoot = folder.bytes.subarray(-separator.length).equals(separator)
  return {
    path: folder.path === '' ? text : `${folder.path}/${text}`,
    bytes: Buffer.concat([folder.bytes, ...(isAtRoot ? [] : [separator]), name]),
    isText: folder.isText && Buffer.from(text).equals(name),
  }
}

function kindOf(entry: Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>): Child['kind'] {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : 'other'
}

import { constants, copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem, type Problem } from '../../iiif/problem.ts'
import { parseProject, printProject, PROJECT_ENDING } from '../../iiif/project/file.ts'
import { CURRENT_VERSION } from '../../iiif/project/migrations.ts'
import type { Project } from '../../iiif/project/model.ts'
import { targetProblem, writeFileAtomically } from './atomic-write.ts'
import { codeOf } from './error-code.ts'
import { mapLocations, toAbsolute, toWritten } from './locations.ts'

/** What a project is called: the name of its file without ending. */
export const projectNameOf = (file: string): string => path.basename(file, PROJECT_ENDING)

/**
 * Reads a project file; the locations of its folders come back absolute. The file itself is not touched.
 * One of an older version is first copied beside itself, since the next save writes the newest version.
 *
 * @throws Problem `project/gone`, `project/unreadable`, and those of `parseProject`
 */
export const loadProject = async (file: string): Promise<Project> =>
  readProject(file, await readProjectBytes(file), 'write')

/** The bytes of a project file. @throws Problem `project/gone`, `project/unreadable`, `project/foreign` */
export async function readProjectBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw loadProblem(error, path.basename(file))
  })
}

/**
 * The project that these bytes of its file say.
 *
 * @param manner `write`: it may be written later, so that a file of an older version is copied first
 * @throws Problem those of `parseProject`
 */
export async function readProject(
  file: string,
  bytes: Buffer,
  manner: 'write' | 'read',
): Promise<Project> {
  const name = path.basename(file)
  const { project, version } = parseProject(decodeProject(bytes, name), name)
  if (manner === 'write' && version < CURRENT_VERSION)
    await backUp(file, `${file}.version-${version}`)
  return mapLocations(project, toAbsolute(path.dirname(file)))
}

/** The text of the project file at this place; the locations of its folders are written relative to it. */
export const projectText = (file: string, project: Project): string =>
  printProject(mapLocations(project, toWritten(path.dirname(file))))

/**
 * Writes a project file, durably.
 * @throws Problem of `writeFileAtomically`
 */
export async function saveProject(file: string, project: Project): Promise<void> {
  await writeFileAtomically(file, projectText(file, project))
}

/** Where nothing can be written, nothing can be overwritten either: then no copy is needed. */
async function backUp(file: string, copy: string): Promise<void> {
  await copyFile(file, copy, constants.COPYFILE_EXCL).catch((error: unknown) => {
    if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(codeOf(error)))
      throw targetProblem(error, copy)
  })
}

function loadProblem(error: unknown, name: string): Problem {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return problem('project/unreadable', { name })
    case 'EISDIR':
      return problem('project/foreign', { name })
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('project/gone', { name })
    default:
      return problem('document/unreadable', { name, reason: codeOf(error) })
  }
}

/** The text of a project file. @throws Problem `project/foreign`, `project/damaged` */
export function decodeProject(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (!name.endsWith(PROJECT_ENDING)) throw problem('project/foreign', { name })
    throw problem('project/damaged', { name, reason: 'it is not text' })
  }
}

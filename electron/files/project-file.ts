import { constants, copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem, type Problem } from '../../iiif/problem.ts'
import { parseProject, printProject, PROJECT_ENDING } from '../../iiif/project/file.ts'
import { CURRENT_VERSION } from '../../iiif/project/migrations.ts'
import type { Project, ProjectRecord } from '../../iiif/project/model.ts'
import { targetProblem, writeFileAtomically } from './atomic-write.ts'
import { codeOf } from './error-code.ts'

/** What a project is called: the name of its file without ending. */
export const projectNameOf = (file: string): string => path.basename(file, PROJECT_ENDING)

/**
 * Reads a project file; the locations of its folders come back absolute. The file itself is not touched.
 * One of an older version is first copied beside itself, since the next save writes the newest version.
 *
 * @throws Problem `project/gone`, `project/unreadable`, and those of `parseProject`
 */
export async function loadProject(file: string): Promise<Project> {
  const name = path.basename(file)
  const bytes = await readFile(file).catch((error: unknown) => {
    throw loadProblem(error, name)
  })
  const { project, version } = parseProject(decode(bytes, name), name)
  if (version < CURRENT_VERSION) await backUp(file, `${file}.version-${version}`)
  return mapLocations(project, (location) => absoluteLocation(location, path.dirname(file)))
}

/**
 * Writes a project file, durably; the locations of its folders are written relative to it.
 * @throws Problem of `writeFileAtomically`
 */
export async function saveProject(file: string, project: Project): Promise<void> {
  const written = mapLocations(project, (location) => writtenLocation(location, path.dirname(file)))
  await writeFileAtomically(file, printProject(written))
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

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (!name.endsWith(PROJECT_ENDING)) throw problem('project/foreign', { name })
    throw problem('project/damaged', { name, reason: 'it is not text' })
  }
}

function mapLocations(project: Project, change: (location: string) => string): Project {
  const changed = [...project.records].map(([id, record]): [string, ProjectRecord] =>
    record.type === 'Folder'
      ? [id, { ...record, location: change(record.location) }]
      : [id, record],
  )
  return { ...project, records: new Map(changed) }
}

/** Absolute on some system: a project that came from Windows keeps its places, though they are not found here. */
const isAbsoluteAnywhere = (location: string): boolean =>
  path.posix.isAbsolute(location) || path.win32.isAbsolute(location)

const absoluteLocation = (location: string, from: string): string =>
  isAbsoluteAnywhere(location) ? location : path.resolve(from, location)

/** With forward slashes on every system. Another drive cannot be reached by a relative path, and stays absolute. */
function writtenLocation(location: string, from: string): string {
  if (!path.isAbsolute(location)) return location
  const relative = path.relative(from, location)
  if (path.isAbsolute(relative)) return location
  return relative === '' ? '.' : relative.split(path.sep).join('/')
}

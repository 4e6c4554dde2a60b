import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { problem, Problem } from '../../iiif/problem.ts'
import { projectDocument, readProjectDocument } from '../../iiif/project/file.ts'
import { recordsOf, type Project } from '../../iiif/project/model.ts'
import { Unreadable, readObject } from '../../iiif/reading.ts'
import { targetProblem, writeFileAtomically } from './atomic-write.ts'
import {
  HASH_LENGTH,
  parseSnapshotName,
  printSnapshotName,
  type SnapshotCause,
  type SnapshotName,
} from './snapshot-names.ts'
import { findSuperfluous } from './thin-snapshots.ts'

/** A state of a project that was kept. */
export interface KeptSnapshot extends SnapshotName {
  /** Names it among those of its project. */
  readonly key: string
}

/** The earlier states of one project, in a folder of the program: where the project lies does not matter to them. */
export interface Snapshots {
  /** The newest first. */
  list(): Promise<readonly KeptSnapshot[]>
  /**
   * Keeps a state, durably, unless the newest is the same; then it is only called what it is kept for.
   * @throws Problem `target/…`
   */
  keep(project: Project, cause: SnapshotCause): Promise<KeptSnapshot>
  /** @throws Problem `snapshot/gone`, `snapshot/damaged` */
  read(key: string): Promise<Project>
}

/** In bytes: what a snapshot may say, unpacked. The largest project that was measured has a tenth of it. */
const LARGEST = 1 << 30

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** The folder of the snapshots of a project. Its id comes from a file, and is not trusted to be a name. */
export const snapshotFolder = (folder: string, projectId: string): string =>
  path.join(folder, createHash('sha256').update(projectId).digest('hex').slice(0, 32))

/**
 * @param folder absolute; of this project alone. It is made when the first is kept
 * @param now the time, ISO 8601
 */
export function openSnapshots(
  folder: string,
  now: () => string = () => new Date().toISOString(),
): Snapshots {
  const list = async (): Promise<readonly KeptSnapshot[]> => {
    const names = await readdir(folder).catch((): string[] => [])
    return names
      .flatMap((key) => {
        const name = parseSnapshotName(key)
        return name ? [{ ...name, key }] : []
      })
      .sort((one, other) => other.sequence - one.sequence)
  }

  const callIt = async (newest: KeptSnapshot, cause: SnapshotCause): Promise<KeptSnapshot> => {
    // What was removed from it stays removed, whatever else it is kept for.
    if (cause === 'day' || newest.cause !== 'day') return newest
    const key = printSnapshotName({ ...newest, cause })
    await rename(path.join(folder, newest.key), path.join(folder, key))
    return { ...newest, cause, key }
  }

  const thin = async (): Promise<void> => {
    const sized = await Promise.all(
      (await list()).map(async (entry) => {
        const status = await stat(path.join(folder, entry.key)).catch(() => undefined)
        return { ...entry, size: status?.size ?? 0 }
      }),
    )
    for (const { key } of findSuperfluous(sized)) await rm(path.join(folder, key), { force: true })
  }

  return {
    list,
    async keep(project, cause) {
      try {
        const text = JSON.stringify(projectDocument(project))
        const hash = hashOf(text)
        const [newest] = await list()
        if (newest?.hash === hash) return await callIt(newest, cause)
        const name: SnapshotName = {
          sequence: (newest?.sequence ?? 0) + 1,
          at: now(),
          canvases: recordsOf(project, 'Canvas').length,
          annotations: recordsOf(project, 'Annotation').length,
          cause,
          hash,
        }
        const key = printSnapshotName(name)
        await mkdir(folder, { recursive: true })
        await writeFileAtomically(path.join(folder, key), await pack(text))
        await thin()
        return { ...name, key }
      } catch (error) {
        throw targetProblem(error, folder)
      }
    },
    async read(key) {
      const name = parseSnapshotName(key)
      const bytes = name && (await readFile(path.join(folder, key)).catch(() => undefined))
      if (!name || !bytes) throw problem('snapshot/gone')
      return readSnapshot(bytes, name)
    },
  }
}

const hashOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH)

async function readSnapshot(bytes: Buffer, { at, hash }: SnapshotName): Promise<Project> {
  const damaged = problem('snapshot/damaged', { at })
  const text = await unpack(bytes, { maxOutputLength: LARGEST }).catch(() => undefined)
  if (!text || hashOf(text) !== hash) throw damaged
  try {
    return readProjectDocument(readObject(JSON.parse(text.toString('utf8')), ''), at).project
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Unreadable) throw damaged
    if (error instanceof Problem && error.code !== 'project/written-by-newer-version') throw damaged
    throw error
  }
}

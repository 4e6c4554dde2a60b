import { access } from 'node:fs/promises'
import path from 'node:path'
import { listOf, readFilledString, recordOf } from '../../iiif/reading.ts'
import type { RecentProject } from '../contract/app-api.ts'
import { projectNameOf } from '../files/project-file.ts'
import { openJsonStore } from './json-store.ts'
import type { Log } from './log.ts'

interface Remembered {
  readonly file: string
  /** ISO 8601. */
  readonly opened: string
}

const MOST = 12

/** The projects that were opened last, the newest first. */
export interface RecentProjects {
  list(): Promise<readonly RecentProject[]>
  has(file: string): Promise<boolean>
  add(file: string): Promise<void>
  forget(file: string): Promise<void>
}

export function openRecent(userData: string, log: Log): RecentProjects {
  const read = listOf(recordOf({ file: readFilledString, opened: readFilledString }))
  const store = openJsonStore<readonly Remembered[]>(path.join(userData, 'recent.json'), {
    read,
    fallback: [],
    log,
  })
  const without = (list: readonly Remembered[], file: string): readonly Remembered[] =>
    list.filter((remembered) => remembered.file !== file)
  return {
    async list() {
      return Promise.all((await store.get()).map(describe))
    },
    async has(file) {
      return (await store.get()).some((remembered) => remembered.file === file)
    },
    async add(file) {
      const opened = new Date().toISOString()
      await store.change((list) => [{ file, opened }, ...without(list, file)].slice(0, MOST))
    },
    async forget(file) {
      await store.change((list) => without(list, file))
    },
  }
}

async function describe({ file, opened }: Remembered): Promise<RecentProject> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  return { file, name: projectNameOf(file), opened, isThere }
}

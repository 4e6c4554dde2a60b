import { Problem } from '../../iiif/problem.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { FolderState, SourceEntry, SourcesChange } from '../contract/app-api.ts'
import { defer } from '../app/deferred.ts'
import { openSources, type Sources } from '../app/sources.ts'
import type { ImageServer } from '../app/image-server-supervisor.ts'
import type { Log } from '../app/log.ts'
import type { ComposeProject } from './folder-project.ts'

/** A folder as it is now, watched: its files, and the object that they make. */
export interface ServedFolder {
  entries(): readonly SourceEntry[]
  /** The same object until the folder changes. */
  project(): Project
  readonly sources: Sources
}

export interface ServedFolderOptions {
  /** Absolute. */
  readonly location: string
  readonly compose: ComposeProject
  readonly prefix: string
  readonly server: Pick<ImageServer, 'publish' | 'withdraw'>
  readonly log: Log
  /** Paths from the folder of files that may have any number of pixels. */
  readonly allowedLarge: readonly string[]
  /** After each change, once everything that was there at first is known. */
  readonly onChange: (change: SourcesChange) => void
}

/** A folder that is being listed, then watched. */
export interface OpeningFolder {
  /** Rejects with Problem `folder/…` when it cannot be listed. */
  readonly opened: Promise<ServedFolder>
  /** Ends the listing and the watching. */
  close(): Promise<void>
}

/** Lists the folder, then goes on watching it. */
export function openServedFolder(options: ServedFolderOptions): OpeningFolder {
  const { location, compose, prefix, server, log, onChange, allowedLarge } = options
  const entries = new Map<string, SourceEntry>()
  let project: Project | undefined
  let isOpen = false

  const opened = defer<ServedFolder>()

  const hear = (change: SourcesChange): void => {
    const { found, removed, state } = change
    found.forEach((entry) => entries.set(entry.path, entry))
    removed.forEach((path) => entries.delete(path))
    if (found.length > 0 || removed.length > 0) project = undefined
    if (isOpen) onChange(change)
    else if (state.kind !== 'scanning') settle(state)
  }
  const settle = (state: Exclude<FolderState, { kind: 'scanning' }>): void => {
    isOpen = true
    if (state.kind === 'watching') {
      opened.resolve({ entries: () => [...entries.values()], project: current, sources })
      return
    }
    const { code, details } = state.problem
    void sources.close().then(() => opened.reject(new Problem(code, details)))
  }
  const current = (): Project => (project ??= compose(location, entries.values()))

  const sources = openSources({
    prefix,
    server,
    log,
    emit: (event, detail) => {
      if (event === 'sourcesChanged') hear(detail as SourcesChange)
    },
    // Named on the command line, for as long as it runs.
    allowed: { has: ({ path }) => allowedLarge.includes(path), add: () => Promise.resolve() },
  })
  sources.follow(compose(location, []))
  return { opened: opened.promise, close: () => sources.close() }
}

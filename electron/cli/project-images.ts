import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sentenceOf } from '../../iiif/problem.ts'
import { foldersOf, type LocalImage, type Project } from '../../iiif/project/model.ts'
import type { FolderState, SourcesChange } from '../contract/app-api.ts'
import { defer } from '../app/deferred.ts'
import { superviseImageServer, type ImageServer } from '../app/image-server-supervisor.ts'
import type { Log } from '../app/log.ts'
import { openSources } from '../app/sources.ts'
import { logTo } from './log-to.ts'
import type { Program } from './program.ts'
import type { Terminal } from './terminal.ts'

/** The images of a project, served for as long as something is made of them. */
export interface ProjectImages {
  /** `http://127.0.0.1:{port}/{prefix}`: where the image server answers for the project. */
  readonly base: string
  /** The state of its file in which an image is served; undefined while it is not. */
  readonly stateOf: (image: LocalImage) => string | undefined
}

export interface ServingFor {
  readonly project: Project
  readonly program: Pick<Program, 'startImageServer'>
  readonly terminal: Pick<Terminal, 'tell'>
}

/**
 * Serves the images of a project while `work` runs, and ends the server afterwards. A folder that cannot be listed
 * is told, and what lies in it is missing.
 */
export async function withProjectImages<Result>(
  { project, program, terminal }: ServingFor,
  work: (images: ProjectImages) => Promise<Result>,
): Promise<Result> {
  const prefix = randomBytes(16).toString('hex')
  const log = logTo(terminal)
  // The tiles of a website are those of the pyramids; nobody needs them afterwards.
  const cache = await mkdtemp(path.join(os.tmpdir(), 'florilegium-pyramids-'))
  const server = superviseImageServer({
    start: () => program.startImageServer(cache),
    ifTaken: 'refuse',
    log,
  })
  const following = followFolders({ project, prefix, server, log, terminal })
  try {
    await following.listed
    const base = `${await server.origin()}/${prefix}`
    return await work({ base, stateOf: following.stateOf })
  } finally {
    await following.close()
    await server.stop()
    await rm(cache, { recursive: true, force: true })
  }
}

interface Following {
  readonly project: Project
  readonly prefix: string
  readonly server: ImageServer
  readonly log: Log
  readonly terminal: Pick<Terminal, 'tell'>
}

function followFolders({ project, prefix, server, log, terminal }: Following) {
  const listed = defer<undefined>()
  const waiting = new Set(foldersOf(project).map(({ id }) => id))
  if (waiting.size === 0) listed.resolve(undefined)
  const hear = ({ folder, state }: SourcesChange): void => {
    if (state.kind === 'scanning' || !waiting.delete(folder)) return
    tellFailure(state, terminal)
    if (waiting.size === 0) listed.resolve(undefined)
  }
  const sources = openSources({
    prefix,
    server,
    log,
    emit: (event, detail) => {
      if (event === 'sourcesChanged') hear(detail as SourcesChange)
    },
    // Who opened a larger file in the window allowed it there, on this computer; nobody is asked here.
    allowed: { has: () => false, add: () => Promise.resolve() },
  })
  sources.follow(project)
  return {
    listed: listed.promise,
    stateOf: (image: LocalImage) => sources.stateOf(image),
    close: () => sources.close(),
  }
}

function tellFailure(state: FolderState, terminal: Pick<Terminal, 'tell'>): void {
  if (state.kind !== 'failed') return
  terminal.tell(sentenceOf(state.problem))
}

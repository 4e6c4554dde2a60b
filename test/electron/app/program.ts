import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished } from 'vitest'
import type { App } from '../../../electron/app/app.ts'
import { createApp } from '../../../electron/app/create-app.ts'
import { nodePlatform, type NodePlatformOptions } from '../../../electron/app/node-platform.ts'
import type { Platform } from '../../../electron/app/platform.ts'
import type {
  AppApi,
  AppEvents,
  OpenProject,
  SourceEntry,
  StepOrigin,
} from '../../../electron/contract/app-api.ts'
import type { Change } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { apply } from '../../../iiif/project/change.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { bundledServer } from '../../support/image-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'

/** The whole program without a window, in a folder of its own, with the real image server. */
export interface TestProgram {
  readonly app: App
  readonly home: string
  /** Calls a method as the window would, and expects that it is done. */
  call<Method extends keyof AppApi>(
    method: Method,
    ...parameters: Parameters<AppApi[Method]>
  ): Promise<ReturnType<AppApi[Method]>>
  /** Calls a method with anything, and gives the code of the refusal. */
  refusal(method: keyof AppApi, payload?: unknown): Promise<string>
  /** What the window was told, the newest last. */
  told<Event extends keyof AppEvents>(event: Event): readonly AppEvents[Event][]
  /** Drops a place on the window. */
  drop(place: string): Promise<void>
}

export interface TestProgramOptions {
  readonly home?: string
  readonly answers?: NodePlatformOptions['answers']
  readonly platform?: Partial<Platform>
}

export async function startProgram(options: TestProgramOptions = {}): Promise<TestProgram> {
  const home = options.home ?? temporaryFolder()
  const events: { readonly event: keyof AppEvents; readonly detail: unknown }[] = []
  const platform = nodePlatform({
    paths: {
      userData: path.join(home, 'data'),
      documents: path.join(home, 'Documents'),
      cache: path.join(home, 'cache'),
    },
    about: {
      version: '0.0.0',
      runtime: { source: 'override', electron: '', chromium: '', node: process.versions.node },
      platform: process.platform,
    },
    imageServer: await bundledServer(),
    ...(options.answers ? { answers: options.answers } : {}),
  })
  const app = createApp({
    platform: { ...platform, ...options.platform },
    emit: (event, detail) => void events.push({ event, detail: structuredClone(detail) }),
  })
  onTestFinished(async () => {
    await app.close()
  })
  return {
    app,
    home,
    async call(method, ...parameters) {
      const outcome = await app.handlers[method](structuredClone(parameters[0]))
      if (outcome.kind === 'refused') expect.fail(`${method}: ${JSON.stringify(outcome.problem)}`)
      return outcome.value as never
    },
    async refusal(method, payload) {
      const outcome = await app.handlers[method](payload)
      return outcome.kind === 'refused' ? outcome.problem.code : 'done'
    },
    told: (event) =>
      events.filter((one) => one.event === event).map(({ detail }) => detail) as never,
    drop: (place) => app.requestOpen(place),
  }
}

/** What the scholar did, where a test does not care. */
export const ANY_STEP: StepOrigin = {
  kind: 'do',
  label: { key: 'setLabel' },
  at: '2026-03-01T12:00:00.000Z',
}

/** The window's own copy of a project, and how it hands commands over. */
export function windowOf(program: TestProgram, opened: OpenProject) {
  let revision = opened.revision
  let project: Project = {
    id: opened.id,
    manifest: opened.manifest,
    records: new Map(opened.records.map((record) => [record.id, record])),
  }
  const send = async (change: Change, origin: StepOrigin = ANY_STEP): Promise<void> => {
    project = apply(project, change)
    revision += 1
    await program.call('applyChange', { revision, change, origin })
  }
  return {
    get project() {
      return project
    },
    run: (command: (project: Project) => Command) => send(command(project).change),
    send,
    /** Waits until main says that all of it is durable. */
    saved: () =>
      waitFor(`revision ${revision} to be saved`, () => {
        const state = program.told('saveStateChanged').at(-1)
        return state?.kind === 'saved' && state.revision === revision
      }),
    /** Waits until the project file itself, not its journal alone, holds this text. */
    folded: (text: string) =>
      waitFor(`"${text}" in the project file`, () =>
        readFileSync(opened.file, 'utf8').includes(text),
      ),
  }
}

/** Every source that the window knows of, by path. */
export function sourcesOf(program: TestProgram): ReadonlyMap<string, SourceEntry> {
  const entries = new Map<string, SourceEntry>()
  for (const { found, removed } of program.told('sourcesChanged')) {
    found.forEach((entry) => entries.set(entry.path, entry))
    removed.forEach((name) => entries.delete(name))
  }
  return entries
}

/** Waits until a folder was looked through. */
export const sourcesListed = (program: TestProgram): Promise<unknown> =>
  waitFor('the sources', () => program.told('sourcesChanged').at(-1)?.state.kind === 'watching')

/** A folder with small JPEGs of these names. */
export async function folderOfScans(
  names: readonly string[],
  folder = temporaryFolder(),
): Promise<string> {
  const jpeg = await sharp({
    create: { width: 151, height: 97, channels: 3, background: '#b9a27c' },
  })
    .jpeg()
    .toBuffer()
  for (const name of names) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), jpeg)
  }
  return folder
}

import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { makeSampleProject } from '../../iiif/project/sample.ts'
import { SAMPLE_DESCRIPTION } from '../../iiif/project/sample-contents.ts'
import { scanFolder } from '../files/image-folder.ts'
import type { ChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import type { OpenWork, Projects } from './projects.ts'
import type { SettingsStore } from './settings.ts'

export interface SampleOptions {
  readonly platform: Pick<Platform, 'paths' | 'drawSample'>
  readonly projects: Projects
  readonly settings: SettingsStore
  readonly chosen: ChosenPlaces
}

/** Counted up when the sample is drawn differently, so that an older one is not taken for it. */
const EDITION = 1

/**
 * Opens the sample: an ordinary project, in which everything may be tried. It is made once; later it is
 * opened as the scholar left it, unless its file is gone.
 */
export async function openSample({
  platform,
  projects,
  settings,
  chosen,
}: SampleOptions): Promise<OpenWork> {
  const { sample } = await settings.get()
  if (sample !== undefined && (await isThere(sample))) {
    chosen.add(sample)
    return projects.open(sample, 'ask')
  }
  const location = await drawScans(platform)
  const listing = await scanFolder(location)
  const entries = [...listing.values()].flatMap(({ entry: { path: name, content } }) =>
    content.kind === 'image' ? [{ path: name, width: content.width, height: content.height }] : [],
  )
  const project = makeSampleProject({
    id: randomUUID(),
    folder: location,
    entries,
    newId: randomUUID,
  })
  const work = await projects.adopt(project, SAMPLE_DESCRIPTION.label.en[0])
  await settings.change((kept) => ({ ...kept, sample: work.opened.file, isSampleOffered: false }))
  return work
}

/** The folder of the sample's scans; draws them if they are not there yet. */
export async function drawScans({ paths, drawSample }: SampleOptions['platform']): Promise<string> {
  const folder = path.join(paths.userData, 'sample', `codex-${EDITION}`)
  if (await isThere(folder)) return folder
  // Drawn under another name: a folder that bears this one is complete.
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  await drawSample(partial)
  await rename(partial, folder)
  return folder
}

const isThere = (place: string): Promise<boolean> =>
  access(place).then(
    () => true,
    () => false,
  )

import { createHash, randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { PROJECT_ENDING, printProject } from '../../../iiif/project/file.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { projectFromFolder } from '../../../iiif/project/from-folder.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './app.ts'
import { makeScans } from './scans.ts'

/** The app with an object in it whose canvases are there already: for stories that begin after gathering. */
export interface LaunchedObject extends LaunchedApp {
  /** The folder that holds the scans and the project. */
  readonly folder: string
  readonly scans: string
  /** The project file. */
  readonly file: string
}

/** Makes scans (as `makeScans` does), a project in which each is a canvas, and opens it. */
export async function launchWithObject({
  name = 'Letters',
  count = 4,
  describe = (project) => project,
  prepare,
}: {
  readonly name?: string
  readonly count?: number
  /** Changes the project before the app sees it. */
  readonly describe?: (project: Project) => Project
  /** Changes the scans before the app sees them. */
  readonly prepare?: (scans: string) => Promise<void>
} = {}): Promise<LaunchedObject> {
  const folder = await makeTemporaryFolder('object')
  const scans = path.join(folder, name)
  const names = await makeScans(scans, count)
  const images = await Promise.all(
    names.map(async (one) => {
      const { width, height } = await sharp(path.join(scans, one)).metadata()
      return { path: one, width, height }
    }),
  )
  const project = projectFromFolder({
    id: randomUUID(),
    folder: { location: name, name },
    images,
    newId: randomUUID,
  })
  const file = path.join(folder, `${name}${PROJECT_ENDING}`)
  await writeFile(file, printProject(describe(project)))
  await prepare?.(scans)
  const launched = await launchApp({ folder: file })
  await launched.page.emulateMedia({ reducedMotion: 'reduce' })
  await launched.page.getByRole('heading', { name, level: 1 }).waitFor()
  return {
    ...launched,
    folder,
    scans,
    file,
    close: async () => {
      await launched.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Goes to the viewer and waits for the image; the canvas is the first when none is selected. */
export async function openViewer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('application', { name: /^Image of/ }).waitFor()
}

/**
 * The project file once everything is in it. What is saved is in the journal at once; when the work rests, all
 * goes into the project file, and the last line of the journal says so by the hash of that file.
 */
export async function readSaved({ page, file }: LaunchedObject): Promise<unknown> {
  let before: string | undefined
  await expect
    .poll(async () => {
      // What was just pressed or typed has reached the store, and the window says how far it is saved.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      const isSaved = await page.getByText('All changes saved').isVisible()
      const found = isSaved ? await foldedText(file) : undefined
      // Twice the same: nothing was on its way when it was read first.
      const isSettled = found !== undefined && found === before
      before = found
      return isSettled
    })
    .toBe(true)
  return JSON.parse(before ?? '')
}

/** The project file, if the last line of its journal says that everything is in it. */
async function foldedText(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8')
  const journal = await readFile(`${file}-journal`, 'utf8').catch(() => undefined)
  // Nothing was done since it was opened.
  if (journal === undefined) return text
  const hash = createHash('sha256').update(text).digest('hex')
  // Not what it takes the place of: that is said before the file is written.
  return journal.trimEnd().split('\n').at(-1)?.includes(`"file":"${hash}"`) ? text : undefined
}

import path from 'node:path'
import { onTestFinished } from 'vitest'
import { saveProject } from '../../electron/files/project-file.ts'
import { projectWithCanvases } from './projects.ts'
import { openWork, type Work } from './saved-work.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A project on the disk, and where its journal will be. */
export async function madeProject(canvases = 3) {
  const folder = temporaryFolder()
  const file = path.join(folder, 'Codex.florilegium')
  await saveProject(file, projectWithCanvases(canvases))
  return { folder, file, journal: `${file}-journal` }
}

/** A project that is open, until the test ends. */
export async function opened(file: string): Promise<Work> {
  const work = await openWork(file)
  onTestFinished(() => work.close())
  return work
}

/** As after a crash: nothing is folded or closed properly. */
export async function crashAfter(file: string, ...names: readonly string[]): Promise<void> {
  const work = await opened(file)
  for (const name of names) await work.name(name)
  await work.close()
}

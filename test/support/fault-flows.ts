import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectText, saveProject } from '../../electron/files/project-file.ts'
import { storeForCopy } from '../../electron/files/project-store.ts'
import { entryOf } from '../../iiif/project/journal-entry.ts'
import { setLabel } from '../../iiif/project/commands/properties.ts'
import { addStep, MOST_STEPS } from '../../iiif/project/session.ts'
import { projectWithCanvases } from './projects.ts'
import { openWork, type Work } from './saved-work.ts'

/** Tells that an edit was called durable: `n 3` in the file of that name. */
export type Tell = (file: string, edit: string) => void

/** A way in which files come to be written: what is there before, and what is done. */
export interface Flow {
  /** Makes what is there before; returns bytes that must not be lost. */
  readonly prepare: (folder: string) => Promise<readonly Buffer[]>
  readonly run: (folder: string, tell: Tell) => Promise<void>
}

export const projectIn = (folder: string): string => path.join(folder, 'Codex.florilegium')
const copyIn = (folder: string): string => path.join(folder, 'Copy.florilegium')

/** What failed is tried again, as the save queue does. */
async function insist(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 3) throw error
    }
  }
}

async function edit(
  [work, file]: readonly [work: Work, file: string],
  edits: readonly string[],
  tell: Tell,
): Promise<void> {
  for (const name of edits) {
    let isGiven = false
    await insist(() => {
      if (isGiven) return work.again()
      isGiven = true
      return work.name(name)
    })
    tell(file, name)
  }
}

const made = async (folder: string): Promise<readonly Buffer[]> => {
  await saveProject(projectIn(folder), projectWithCanvases(3))
  return []
}

const worked = async (folder: string): Promise<readonly Buffer[]> => {
  await made(folder)
  const work = await openWork(projectIn(folder))
  await work.name('n 1')
  await work.fold()
  await work.name('n 2')
  await work.close()
  return []
}

export const FLOWS: Readonly<Record<string, Flow>> = {
  new: {
    prepare: () => Promise.resolve([]),
    async run(folder, tell) {
      const file = projectIn(folder)
      await insist(() => saveProject(file, projectWithCanvases(3)))
      tell(file, 'n 0')
      const work = await openWork(file)
      await edit([work, file], ['n 1', 'n 2'], tell)
      await work.close()
    },
  },
  edit: {
    prepare: worked,
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      tell(projectIn(folder), 'n 2')
      await edit([work, projectIn(folder)], ['n 3', 'n 4', 'n 5'], tell)
      await work.close()
    },
  },
  fold: {
    prepare: worked,
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      await edit([work, projectIn(folder)], ['n 3'], tell)
      await insist(() => work.fold())
      await edit([work, projectIn(folder)], ['n 4'], tell)
      await insist(() => work.fold())
      await edit([work, projectIn(folder)], ['n 5'], tell)
      await work.close()
    },
  },
  shorten: {
    async prepare(folder) {
      await worked(folder)
      const work = await openWork(projectIn(folder))
      for (let number = 0; number < 3; number++) await work.name(`n ${number}`)
      await work.nameAtOnce(Array.from({ length: 2 * MOST_STEPS }, () => 'n 2'))
      await work.close()
      return []
    },
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      await edit([work, projectIn(folder)], ['n 3'], tell)
      await insist(() => work.fold())
      await edit([work, projectIn(folder)], ['n 4'], tell)
      await work.close()
    },
  },
  'save as': {
    async prepare(folder) {
      await worked(folder)
      copyFileSync(projectIn(folder), copyIn(folder))
      return []
    },
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      await edit([work, projectIn(folder)], ['n 3'], tell)
      await work.close()
      const copy = await storeForCopy(copyIn(folder), {
        session: work.session,
        onNotice: () => undefined,
      })
      await insist(() => copy.fold(work.session))
      tell(copyIn(folder), 'n 3')
      const { project } = work.session
      const command = setLabel(project, { ids: [project.manifest] }, { none: ['n 4'] })
      const step = { ...command, at: '2026-03-01T12:00:00.000Z' }
      await insist(() => copy.append([entryOf(step)]))
      tell(copyIn(folder), 'n 4')
      await insist(() => copy.fold(addStep(work.session, step)))
      await copy.close()
    },
  },
  recover: {
    async prepare(folder) {
      await worked(folder)
      const damaged = readFileSync(projectIn(folder)).subarray(0, 300)
      writeFileSync(projectIn(folder), damaged)
      appendFileSync(`${projectIn(folder)}-journal`, '0badcafe {"torn')
      return [damaged, Buffer.from('0badcafe {"torn')]
    },
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      tell(projectIn(folder), 'n 2')
      await edit([work, projectIn(folder)], ['n 3'], tell)
      await insist(() => work.fold())
      await edit([work, projectIn(folder)], ['n 4'], tell)
      await work.close()
    },
  },
  'changed elsewhere': {
    async prepare(folder) {
      await worked(folder)
      const work = await openWork(projectIn(folder))
      const { session } = work
      await work.close()
      const theirs = projectText(projectIn(folder), session.project).replace('"n 2"', '"n 1"')
      writeFileSync(projectIn(folder), theirs)
      return [Buffer.from(theirs)]
    },
    async run(folder, tell) {
      const work = await openWork(projectIn(folder))
      await edit([work, projectIn(folder)], ['n 3'], tell)
      const theirs = readFileSync(projectIn(folder), 'utf8')
      writeFileSync(projectIn(folder), `${theirs}\n`)
      await insist(() => work.fold())
      tell(projectIn(folder), 'n 3')
      await work.close()
    },
  },
}

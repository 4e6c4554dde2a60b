import type { Problem } from '../../iiif/problem.ts'
import { setLabel } from '../../iiif/project/commands/properties.ts'
import { entryOf, type JournalEntry } from '../../iiif/project/journal-entry.ts'
import { manifestOf, type Project } from '../../iiif/project/model.ts'
import { addStep, redo, undo, type Session, type Step } from '../../iiif/project/session.ts'
import { openSavedProject } from '../../electron/files/open-saved-project.ts'

/** What a project is called; the tests count their edits in it. */
export const nameOf = (project: Project): string => manifestOf(project).label['none']?.[0] ?? ''

/** A project that is open from its files alone: no window, no timers. */
export interface Work {
  readonly session: Session
  readonly notices: readonly Problem[]
  /** Calls the object something, and waits until that is durable. */
  name(text: string): Promise<void>
  /** As many steps of this name, written together. */
  nameAtOnce(texts: readonly string[]): Promise<void>
  /** Tries again what could not be made durable. */
  again(): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  fold(): Promise<void>
  close(): Promise<void>
}

export async function openWork(file: string): Promise<Work> {
  const later: Problem[] = []
  const saved = await openSavedProject(file, 'write', (notice) => later.push(notice))
  let { session } = saved
  /** What is not durable yet is given again, as the save queue does. */
  let pending: readonly JournalEntry[] = []
  const save = async (): Promise<void> => {
    await saved.store.append(pending)
    pending = []
  }
  const add = async (next: Session, entry: JournalEntry): Promise<void> => {
    session = next
    pending = [...pending, entry]
    await save()
  }
  const stepOf = (text: string): Step => {
    const { project } = session
    const { label, change } = setLabel(project, { ids: [project.manifest] }, { none: [text] })
    return { label, change, at: '2026-03-01T12:00:00.000Z' }
  }
  return {
    get session() {
      return session
    },
    get notices() {
      return [...saved.notices, ...later]
    },
    async name(text) {
      const step = stepOf(text)
      await add(addStep(session, step), entryOf(step))
    },
    async nameAtOnce(texts) {
      for (const text of texts) {
        const step = stepOf(text)
        session = addStep(session, step)
        pending = [...pending, entryOf(step)]
      }
      await save()
    },
    again: save,
    undo: () => add(undo(session), { kind: 'undo' }),
    redo: () => add(redo(session), { kind: 'redo' }),
    fold: () => saved.store.fold(session),
    close: () => saved.store.close(),
  }
}

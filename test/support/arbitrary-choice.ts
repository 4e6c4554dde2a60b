import type { Command } from '../../iiif/project/command.ts'
import { manifestOf, type Project, type RecordId } from '../../iiif/project/model.ts'
import { countingIds } from './projects.ts'

/** Makes a command for whatever project it meets, or none where it would make no sense. */
export type CommandMaker = (project: Project) => Command | undefined

/** Numbers that choose among what the project holds when the command is made. */
export interface Choice {
  readonly first: number
  readonly second: number
  readonly text: string
}

export const newId = countingIds('made')

export const pick = <Item>(items: readonly Item[], number: number): Item | undefined =>
  items.length ? items[number % items.length] : undefined

export function someCanvases(project: Project, { first, second }: Choice): readonly RecordId[] {
  const { items } = manifestOf(project)
  const start = items.length ? first % items.length : 0
  return items.slice(start, start + 1 + (second % 4))
}

export const onCanvases =
  (make: (project: Project, chosen: readonly RecordId[]) => Command) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const chosen = someCanvases(project, choice)
    return chosen.length ? make(project, chosen) : undefined
  }

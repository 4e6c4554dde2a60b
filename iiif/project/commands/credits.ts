import type { Command } from '../command.ts'
import { manifestOf, type Project } from '../model.ts'
import { changeRecord } from './changes.ts'

/** Takes the credit line away that was written for the object, so that the one that its leaves make is exported again. */
export const followLeaves = (project: Project): Command => ({
  label: { key: 'followLeaves' },
  change: changeRecord(
    project,
    { type: 'Manifest', id: manifestOf(project).id },
    { requiredStatement: undefined },
  ),
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSession, perform } from '../../../iiif/project/session.ts'
import { differenceBetween } from '../../../renderer/checks/difference.ts'
import { anyCommand } from '../../support/arbitrary-commands.ts'
import { projectWithCanvases } from '../../support/projects.ts'

describe('the difference between two states of a project', () => {
  test('leads from the one to the other, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 8 }), (commands) => {
        const before = projectWithCanvases(3)
        const { project } = commands.reduce((session, make) => {
          const command = make(session.project)
          return command ? perform(session, command) : session
        }, openSession(before))
        const { changed, removed } = differenceBetween(before.records, project.records)
        const records = new Map(before.records)
        removed.forEach((id) => records.delete(id))
        changed.forEach((record) => records.set(record.id, record))
        expect(Object.fromEntries(records)).toEqual(Object.fromEntries(project.records))
      }),
    )
  })

  test('of one label is one record', () => {
    const { records } = projectWithCanvases(3)
    const [, , third] = [...records.values()]
    if (!third) throw new Error('There are canvases')
    const after = new Map(records).set(third.id, { ...third })
    expect(differenceBetween(records, after)).toEqual({ changed: [third], removed: [] })
  })
})

import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import { planExport } from '../../../iiif/export/plan.ts'
import { emptyProject, projectWithCanvases } from '../../support/projects.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'

describe('the plan of an export', () => {
  test.each([OPTIONS_3, OPTIONS_2])('names every file and its size in bytes (%#)', (options) => {
    const { files, canvases, findings } = planExport(describedCodex(), options)
    const written = documentsOf(describedCodex(), options).map(({ path, body }) => ({
      path,
      bytes: new TextEncoder().encode(body()).length,
    }))
    expect(files).toEqual(written)
    expect(canvases).toBe(2)
    expect(findings).toEqual([])
  })

  test('counts bytes, not letters', () => {
    const project = projectWithCanvases(1)
    const canvas = project.records.get('id-1')
    if (canvas?.type !== 'Canvas') throw new Error('It is there')
    const changed = withRecords(project, { ...canvas, label: { none: ['ä ﬀ 😀 \u0000'] } })
    const [file] = planExport(changed, OPTIONS_3).files
    const [document] = documentsOf(changed, OPTIONS_3)
    expect(file?.bytes).toBe(new TextEncoder().encode(document?.body()).length)
  })

  test('says what our validation found', () => {
    const project = projectWithCanvases(1)
    const manifest = project.records.get('manifest')
    if (manifest?.type !== 'Manifest') throw new Error('It is there')
    const changed = withRecords(project, { ...manifest, label: {}, rights: 'All rights reserved' })
    expect(
      planExport(changed, OPTIONS_3).findings.map(({ rule, path }) => `${rule} ${path}`),
    ).toEqual(['v3/language-map /label', 'v3/rights-uri /rights'])
  })

  test('is refused for an object without canvases', () => {
    expect(() => planExport(emptyProject(), OPTIONS_3)).toThrow(
      expect.objectContaining({ code: 'export/nothing-to-export' }),
    )
  })

  test('is refused without an address of the web', () => {
    expect(() => planExport(describedCodex(), { ...OPTIONS_3, base: 'codex' })).toThrow(
      expect.objectContaining({ code: 'export/base-malformed' }),
    )
  })

  test('of five thousand canvases is made at once', () => {
    const { files, findings } = planExport(projectWithCanvases(5000), OPTIONS_2)
    expect(files).toHaveLength(1)
    expect(findings).toEqual([])
  }, 20_000)
})

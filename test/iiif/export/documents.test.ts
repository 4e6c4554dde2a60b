import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import { Problem } from '../../../iiif/problem.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { emptyProject, localImage, projectWithCanvases } from '../../support/projects.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at, read } from './support/read.ts'

describe('every document', () => {
  test.each([
    OPTIONS_3,
    OPTIONS_2,
    { ...OPTIONS_2, version: '3.0' as const },
    { ...OPTIONS_3, version: '2.1' as const },
  ])('obeys the specification (%#)', (options) => {
    for (const document of documentsOf(describedCodex(), options)) {
      const { findings } = validate(JSON.parse(document.body()), options.version)
      // What is only recommended is the scholar's to add.
      expect(findings.filter(({ severity }) => severity !== 'remark')).toEqual([])
      expect(validate(JSON.parse(document.body()), 'auto').version).toBe(options.version)
    }
  })

  test('has the same addresses and the same text each time', () => {
    const texts = () => documentsOf(describedCodex(), OPTIONS_2).map(({ body }) => body())
    expect(texts()).toEqual(texts())
  })

  test('of an image with a difficult name has addresses that lead to it', () => {
    const project = projectWithCanvases(1)
    const canvas = project.records.get('id-1')
    const painting = canvas?.type === 'Canvas' ? canvas.painting[0] : undefined
    if (canvas?.type !== 'Canvas' || !painting) throw new Error('They are there')
    const path = 'sub/f. 1 100% #?"ä😀.jpg'
    const changed = withRecords(
      project,
      { ...canvas, painting: [{ ...painting, body: { ...localImage(painting.body), path } }] },
      { type: 'Folder', id: 'folder', location: '/scans', prefix: '~b' },
    )
    const image = at(read(OPTIONS_3, 'manifest.json', changed), '/items/0/items/0/items/0/body/id')
    const [, segment = ''] =
      /^https:\/\/images\.example\.org\/iiif\/3\/([^/]+)\/full\/max\/0\/default\.jpg$/.exec(
        String(image),
      ) ?? []
    expect(decodeURIComponent(segment)).toBe(`~b/${path}`)
  })

  test('bears the name that it is written under', () => {
    const [document] = documentsOf(describedCodex(), { ...OPTIONS_3, name: 'my codex.json' })
    expect(document).toMatchObject({
      path: 'my codex.json',
      id: 'https://example.org/codex/my%20codex.json',
    })
  })

  test('of an object without canvases is there for the live server', () => {
    expect(at(read(OPTIONS_3, 'manifest.json', emptyProject()), '/items')).toEqual([])
  })

  test('needs addresses of the web', () => {
    expect(() => documentsOf(describedCodex(), { ...OPTIONS_3, base: 'here' })).toThrow(Problem)
    expect(() => documentsOf(describedCodex(), { ...OPTIONS_3, imageBase: 'there' })).toThrow(
      Problem,
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../iiif/problem.ts'
import { apply } from '../../../iiif/project/change.ts'
import { parseProject, printProject } from '../../../iiif/project/file.ts'
import { canvasesOf, foldersOf, type Project } from '../../../iiif/project/model.ts'
import { anyCommand } from '../../support/arbitrary-commands.ts'
import { emptyProject, projectWithCanvases } from '../../support/projects.ts'

const NAME = 'codex.florilegium'
const read = (text: string): Project => parseProject(text, NAME).project
const codeOf = (text: string, name = NAME): string => {
  try {
    parseProject(text, name)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'read'
}

/** As much of the file as a test may want to change. */
interface Edited {
  [part: string]: unknown
  manifests: {
    canvases: { label: { none: string[] }; [part: string]: unknown }[]
    [part: string]: unknown
  }[]
  annotations: unknown[]
  folders: unknown[]
}

/** The file as JSON with something changed, by a scholar's hand or by a fault. */
const edited = (change: (document: Edited) => void): string => {
  const document = JSON.parse(printProject(projectWithCanvases(3))) as Edited
  change(document)
  return JSON.stringify(document)
}

describe('The project file', () => {
  test('whatever was done to the object, what is printed is read back the same', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (makers) => {
        const project = makers.reduce((current, make) => {
          const command = make(current)
          return command ? apply(current, command.change) : current
        }, projectWithCanvases(4))
        const again = read(printProject(project))
        expect(again).toEqual(project)
        expect(foldersOf(again)).toEqual(foldersOf(project))
        expect(printProject(again)).toBe(printProject(project))
      }),
    )
  })

  test('begins with its format and version, and lists canvases in reading order', () => {
    const text = printProject(projectWithCanvases(2))
    expect(text.startsWith('{\n  "format": "florilegium-project",\n  "version": 2,\n')).toBe(true)
    const document = JSON.parse(text) as Edited
    expect(Object.keys(document)).toEqual([
      'format',
      'version',
      'id',
      'manifest',
      'manifests',
      'annotations',
      'folders',
    ])
    expect(document.manifests[0]!.canvases.map(({ label }) => label.none[0])).toEqual([
      'f. 1',
      'f. 2',
    ])
  })

  test('a scholar may reorder the canvases in an editor, with any line ends and a byte order mark', () => {
    const text = edited(({ manifests }) => manifests[0]!.canvases.reverse())
    const windows = `\ufeff${JSON.stringify(JSON.parse(text), undefined, '\t').replaceAll('\n', '\r\n')}`
    expect(canvasesOf(read(windows)).map(({ label }) => label['none']?.[0])).toEqual([
      'f. 3',
      'f. 2',
      'f. 1',
    ])
  })

  test('texts that no disk or encoding likes survive', () => {
    const label = { none: ['\ud800 \u0000 \u2028 "\\ ', '🜁'], la: [''] }
    const project = emptyProject()
    const manifest = { ...project.records.get('manifest'), label } as never
    const odd = { ...project, records: new Map(project.records).set('manifest', manifest) }
    expect(read(printProject(odd))).toEqual(odd)
  })
})

describe('A project file that cannot be read is never taken for an empty one', () => {
  const text = printProject(projectWithCanvases(30))

  test('cut off anywhere, it is damaged', () => {
    for (let part = 0; part < 64; part++) {
      const cut = text.slice(0, Math.floor((text.length * part) / 64))
      expect(codeOf(cut)).toBe('project/damaged')
    }
  })

  test.each([
    ['', 'it is empty'],
    ['\0\0\0\0', 'there is nothing in it but zeros'],
    [text.slice(0, 900), 'its end is missing'],
    [text.replace('"version": 2,', '"version": 2'), 'it is not valid JSON'],
  ])('the sentence says what is wrong (%#)', (damaged, reason) => {
    expect(() => read(damaged)).toThrow(reason)
  })

  test.each<[string, (document: Edited) => void]>([
    ['its manifest is missing', (document) => delete document['manifest']],
    ['it names another manifest', (document) => (document['manifest'] = 'other')],
    ['its manifests are missing', (document) => Reflect.deleteProperty(document, 'manifests')],
    [
      'its canvases are missing',
      ({ manifests }) => Reflect.deleteProperty(manifests[0]!, 'canvases'),
    ],
    ['a width is a text', ({ manifests }) => (manifests[0]!.canvases[0]!['width'] = '12')],
    ['a width is zero', ({ manifests }) => (manifests[0]!.canvases[0]!['width'] = 0)],
    [
      'a canvas is there twice',
      ({ manifests }) => manifests[0]!.canvases.push(...manifests[0]!.canvases),
    ],
    [
      'a range names a canvas that is missing',
      (document) => {
        document.manifests[0]!['structures'] = ['r']
        document['ranges'] = [{ id: 'r', label: {}, items: ['nowhere'] }]
      },
    ],
    [
      'a range is within itself',
      (document) => {
        document.manifests[0]!['structures'] = ['r']
        document['ranges'] = [{ id: 'r', label: {}, items: ['r'] }]
      },
    ],
    [
      'a range has no place',
      (document) => (document['ranges'] = [{ id: 'r', label: {}, items: [] }]),
    ],
    [
      'a collection names what is missing',
      (document) => (document['collections'] = [{ id: 'k', label: {}, items: ['nowhere'] }]),
    ],
    [
      'a canvas came from what is missing',
      ({ manifests }) => (manifests[0]!.canvases[0]!['origin'] = 'nowhere'),
    ],
    ['the folder of an image is missing', (document) => (document.folders = [])],
    [
      'an annotation is on a canvas that is missing',
      (document) =>
        document.annotations.push({
          id: 'a',
          canvas: 'nowhere',
          motivation: 'commenting',
          bodies: [{ value: 'x' }],
          target: { kind: 'whole' },
        }),
    ],
    ['a part is unknown', ({ manifests }) => (manifests[0]!.canvases[0]!['note'] = 'look here')],
    ['the version is no number', (document) => (document['version'] = 'one')],
    ['the id is empty', (document) => (document['id'] = '')],
  ])('damaged: %s', (_, change) => {
    expect(codeOf(edited(change))).toBe('project/damaged')
  })

  test('one of a newer version is not opened, and its version is named', () => {
    const newer = edited((document) => {
      document['version'] = 7
      document['stars'] = []
    })
    expect(codeOf(newer)).toBe('project/written-by-newer-version')
    expect(() => read(newer)).toThrow('file version 7')
  })

  test.each([
    ['[]', 'list.json'],
    ['{"type":"Manifest"}', 'manifest.json'],
    ['{"format":"other"}', NAME],
    ['%PDF-1.7', 'paper.pdf'],
    ['null', NAME],
  ])('%s in %s is of another program', (foreign, name) => {
    expect(codeOf(foreign, name)).toBe('project/foreign')
  })

  test('a bit that flipped is refused or changes one text, never more', () => {
    const whole = read(text)
    for (let at = 0; at < text.length; at += 41) {
      const flipped =
        text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
      if (codeOf(flipped) !== 'read') continue
      expect(canvasesOf(read(flipped))).toHaveLength(canvasesOf(whole).length)
    }
  })
})

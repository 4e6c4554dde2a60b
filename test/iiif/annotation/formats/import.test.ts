import { describe, expect, test } from 'vitest'
import { planImport } from '../../../../iiif/annotation/formats/plan-import.ts'
import { apply, invert } from '../../../../iiif/project/change.ts'
import { importAnnotations } from '../../../../iiif/project/commands/import-annotations.ts'
import { setCanvasSize } from '../../../../iiif/project/commands/properties.ts'
import { findContradiction } from '../../../../iiif/project/consistency.ts'
import { annotationsOn, canvasesOf, type Project } from '../../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../../support/projects.ts'
import { readFixture, readText } from './support/read.ts'

const BY_NAME = { matching: { kind: 'names' }, known: 'keep' } as const
const project = projectWithCanvases(3)
const [first, second, third] = canvasesOf(project).map(({ id }) => id) as [string, string, string]

const alto = (
  image: string,
  more = '',
) => `<alto><Description><MeasurementUnit>pixel</MeasurementUnit>
  <sourceImageInformation><fileName>${image}</fileName></sourceImageInformation></Description><Layout>
  <Page WIDTH="2474" HEIGHT="1762"><PrintSpace><TextBlock><TextLine ID="line_1" HPOS="100" VPOS="200" WIDTH="300" HEIGHT="41">
  <String CONTENT="Salve${more}"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`

const take = (project: Project, plan: ReturnType<typeof planImport>): Project =>
  apply(project, importAnnotations(project, plan).change)

describe('Importing annotations', () => {
  test('places are scaled from the page of the file to the canvas', () => {
    const plan = planImport(project, [readText('x.xml', alto('1.tif'))], BY_NAME)
    expect(plan.added).toMatchObject([
      {
        id: `${first}/line_1`,
        canvas: first,
        target: { kind: 'rectangle', x: 50, y: 100, width: 150, height: 20.5 },
      },
    ])
  })

  test('a canvas of another size than its image counts in its own units', () => {
    const larger = apply(
      project,
      setCanvasSize(project, { ids: [first] }, { width: 4948, height: 3524 }).change,
    )
    const plan = planImport(larger, [readText('x.xml', alto('1.tif'))], BY_NAME)
    expect(plan.added[0]!.target).toEqual({
      kind: 'rectangle',
      x: 200,
      y: 400,
      width: 600,
      height: 82,
    })
  })

  test('a page finds its canvas by its image, whatever folder and ending that has', () => {
    for (const image of [
      '2.jpg',
      '2.TIF',
      'C:\\scans\\2.tif',
      '/home/x/2.jp2',
      'https://x.test/scans/2.png',
    ]) {
      const plan = planImport(project, [readText('x.xml', alto(image))], BY_NAME)
      expect([...plan.canvases.keys()], image).toEqual([second])
    }
  })

  test('by the name of the file, by the label, by the address of the canvas', () => {
    const nameless = alto('')
    for (const name of ['3.xml', '3.alto.xml', '3_page.xml', '3.jpg.xml']) {
      const plan = planImport(project, [readText(name, nameless)], BY_NAME)
      expect([...plan.canvases.keys()], name).toEqual([third])
    }
    const table = readText('table.csv', 'canvas,text\nf. 2,by its label')
    expect([...planImport(project, [table], BY_NAME).canvases.keys()]).toEqual([second])
    const page = {
      type: 'AnnotationPage',
      items: [
        {
          type: 'Annotation',
          body: { type: 'TextualBody', value: 'x' },
          target: `https://x.test/canvas/${third}#xywh=1,2,3,4`,
        },
      ],
    }
    const web = readText('a.json', JSON.stringify(page))
    expect([...planImport(project, [web], BY_NAME).canvases.keys()]).toEqual([third])
  })

  test('where some pages have no canvas, they are named; where no name helps, the order does', () => {
    const files = [readText('x.xml', alto('1.tif')), readText('y.xml', alto('elsewhere.tif'))]
    expect(planImport(project, files, BY_NAME).unmatched).toEqual([
      { file: 'y.xml', name: 'elsewhere.tif', annotations: 1 },
    ])
    const unknown = [readText('x.xml', alto('p.tif')), readText('y.xml', alto('q.tif'))]
    expect([...planImport(project, unknown, BY_NAME).canvases.keys()]).toEqual([first, second])
    const fromSecond = { ...BY_NAME, matching: { kind: 'order', from: second } } as const
    expect([...planImport(project, unknown, fromSecond).canvases.keys()]).toEqual([second, third])
  })

  test('in order, an annotation that names no canvas takes the place of none', () => {
    const plan = planImport(project, [readFixture('mirador-2-list.json')], BY_NAME)
    expect([...plan.canvases]).toEqual([
      [first, 3],
      [second, 1],
    ])
    expect(plan.unmatched).toEqual([])
    expect(plan.remarks.filter(({ effect }) => effect === 'left-out')).toHaveLength(2)
  })

  test('two canvases of the same image are told apart by nothing, so that neither is taken', () => {
    const twice = {
      ...project,
      records: new Map(
        [...project.records].map(([id, record]) => [
          id,
          record.type === 'Canvas'
            ? {
                ...record,
                painting: [
                  {
                    id: `${id}-p`,
                    body: {
                      type: 'Image' as const,
                      folder: 'folder',
                      path: 'same.jpg',
                      width: 10,
                      height: 10,
                    },
                  },
                ],
              }
            : record,
        ]),
      ),
    }
    const files = [readText('x.xml', alto('same.jpg')), readText('1.xml', alto('f. 1'))]
    expect(planImport(twice, files, BY_NAME).unmatched).toMatchObject([{ name: 'same.jpg' }])
  })

  test('taken over a second time, nothing is there twice; a changed text is kept or replaced', () => {
    const once = take(project, planImport(project, [readText('x.xml', alto('1.tif'))], BY_NAME))
    const changed = readText('x.xml', alto('1.tif', ', magister'))
    const keep = planImport(once, [changed], BY_NAME)
    expect(keep).toMatchObject({ added: [], replaced: [], kept: 1 })
    const replace = planImport(once, [changed], { ...BY_NAME, known: 'replace' })
    const after = take(once, replace)
    expect(annotationsOn(after, first)).toMatchObject([{ bodies: [{ value: 'Salve, magister' }] }])
  })

  test('an id that a file has twice is kept for both', () => {
    const twice = alto('1.tif').replace(
      '</TextBlock>',
      '<TextLine ID="line_1" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/></TextBlock>',
    )
    const { added } = planImport(project, [readText('x.xml', twice)], BY_NAME)
    expect(added.map(({ id }) => id)).toEqual([`${first}/line_1`, `${first}/line_1-2`])
  })

  test('all of it is one step, which undo takes back, and the project stays in order', () => {
    const plan = planImport(project, [readFixture('letters-alto-4.xml')], {
      ...BY_NAME,
      matching: { kind: 'order', from: first },
    })
    const { change, label } = importAnnotations(project, plan)
    expect(label).toEqual({ key: 'importAnnotations', count: 3 })
    const after = apply(project, change)
    expect(findContradiction(after)).toBeUndefined()
    expect(annotationsOn(after, first)).toHaveLength(3)
    expect(apply(after, invert(change))).toEqual(project)
  })
})

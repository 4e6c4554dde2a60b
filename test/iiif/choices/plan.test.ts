import { describe, expect, test } from 'vitest'
import { planChoices, type ChoiceRule } from '../../../iiif/choices/plan.ts'
import { apply } from '../../../iiif/project/change.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { makeChoices, takeChoicesApart } from '../../../iiif/project/commands/choices.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { labelOfPath } from '../../../iiif/project/from-folder.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { imagesIn } from '../../../iiif/project/painting.ts'
import { openSession, perform, undo } from '../../../iiif/project/session.ts'
import { countingIds, emptyProject } from '../../support/projects.ts'

const SIZE = { width: 1200, height: 1600 }

const gathered = (...paths: readonly string[]): Project => {
  const project = emptyProject()
  const images = paths.map((path) => ({
    label: labelOfPath(path),
    image: { type: 'Image', folder: 'folder', path, ...SIZE } as const,
  }))
  return apply(project, addCanvases(project, { images, newId: countingIds('c') }).change)
}

const planOf = (project: Project, rule: ChoiceRule) =>
  planChoices(canvasesOf(project), { rule, chosen: new Set(manifestOf(project).items) })

const pathsOf = (project: Project, rule: ChoiceRule) =>
  planOf(project, rule).choices.map(({ images }) => images.map(({ path }) => path))

describe('Choices by rule', () => {
  test('pictures of a leaf under different lights are found by the ends of their names, ordinary light first', () => {
    const project = gathered('1r_UV365.tif', '1r_VIS.tif', '1v_UV365.tif', '1v_VIS.tif', 'plan.tif')
    expect(pathsOf(project, 'name')).toEqual([
      ['1r_VIS.tif', '1r_UV365.tif'],
      ['1v_VIS.tif', '1v_UV365.tif'],
    ])
    expect(planOf(project, 'name').alone.map(({ label }) => label['none'])).toEqual([['plan']])
  })

  test('or by a folder for each light', () => {
    const project = gathered('IR/1r.tif', 'IR/1v.tif', 'visible/1r.tif', 'visible/1v.tif')
    expect(pathsOf(project, 'folder')).toEqual([
      ['visible/1r.tif', 'IR/1r.tif'],
      ['visible/1v.tif', 'IR/1v.tif'],
    ])
  })

  test('numbers alone are no lights', () => {
    expect(pathsOf(gathered('box_1.tif', 'box_2.tif'), 'name')).toEqual([])
  })

  test('pictures of other proportions are pointed out', () => {
    const project = gathered('1r_VIS.tif', '1r_UV.tif')
    const canvases = canvasesOf(project).map((canvas, index) =>
      index === 0
        ? canvas
        : {
            ...canvas,
            painting: canvas.painting.map((painting) => ({
              ...painting,
              body: { ...painting.body, width: 1600 } as typeof painting.body,
            })),
          },
    )
    const plan = planChoices(canvases, {
      rule: 'name',
      chosen: new Set(canvases.map(({ id }) => id)),
    })
    expect(plan.choices[0]?.unlike.map(({ path }) => path)).toEqual(['1r_UV.tif'])
  })

  test('a canvas that is annotated is not taken away', () => {
    const before = gathered('1r_VIS.tif', '1r_UV.tif')
    const [, second = ''] = manifestOf(before).items
    const annotation = {
      type: 'Annotation',
      id: 'note',
      canvas: second,
      motivation: 'commenting',
      bodies: [{ value: 'Seen under ultraviolet' }],
      target: { kind: 'whole' },
    } as const
    const project = apply(before, addAnnotation(before, annotation).change)
    expect(planOf(project, 'name').choices).toEqual([])
    expect(planOf(project, 'name').annotated.map(({ id }) => id)).toEqual([second])
  })

  test('made, one canvas shows all; taken apart, every picture has a canvas again; undone, all is as it was', () => {
    const project = gathered('1r_UV.tif', '1r_VIS.tif', '2r_UV.tif', '2r_VIS.tif')
    const made = perform(
      openSession(project),
      makeChoices(project, planOf(project, 'name').choices),
    )
    expect(canvasesOf(made.project).map(({ painting }) => painting[0]?.body.type)).toEqual([
      'Choice',
      'Choice',
    ])
    expect(findContradiction(made.project)).toBeUndefined()
    const { items } = manifestOf(made.project)
    const apart = perform(made, takeChoicesApart(made.project, items, countingIds('apart')))
    expect(findContradiction(apart.project)).toBeUndefined()
    expect(
      canvasesOf(apart.project).map(({ painting }) =>
        painting
          .flatMap(({ body }) => imagesIn(body))
          .map((image) => 'path' in image && image.path),
      ),
    ).toEqual([['1r_VIS.tif'], ['1r_UV.tif'], ['2r_VIS.tif'], ['2r_UV.tif']])
    expect(undo(undo(apart)).project).toEqual(project)
  })
})

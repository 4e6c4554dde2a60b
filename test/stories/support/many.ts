import {
  canvasesOf,
  manifestOf,
  type Project,
  type ProjectRecord,
} from '../../../iiif/project/model.ts'

/** The same project with many canvases: those that it has, again and again, under ids and labels of their own. */
export function projectOfMany(project: Project, count: number): Project {
  const originals = canvasesOf(project)
  const canvases = Array.from({ length: count }, (_, index): ProjectRecord => {
    const original = originals[index % originals.length]
    if (!original) throw new Error('There is no canvas to begin with')
    const painting = original.painting.map((one) => ({ ...one, id: `painting-${index + 1}` }))
    return { ...original, id: `canvas-${index + 1}`, label: { none: [`${index + 1}`] }, painting }
  })
  const others = [...project.records.values()].filter(({ type }) => type !== 'Canvas')
  const manifest = manifestOf(project)
  const records = [
    ...others.filter(({ id }) => id !== manifest.id),
    { ...manifest, items: canvases.map(({ id }) => id) },
    ...canvases,
  ]
  return { ...project, records: new Map(records.map((record) => [record.id, record])) }
}

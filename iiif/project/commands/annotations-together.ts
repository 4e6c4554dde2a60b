import {
  bodiesForMotivation,
  bodiesInLanguage,
  bodiesOfTags,
  languageOf,
  tagsOf,
} from '../../annotation/bodies.ts'
import { TAGS_SUFFIX } from '../../annotation/formats/web/read.ts'
import type { PlannedReplacement } from '../../annotation/listing/replace.ts'
import type { Change } from '../change.ts'
import type { Command } from '../command.ts'
import {
  findRecord,
  getRecord,
  type AnnotationRecord,
  type Motivation,
  type Project,
  type RecordId,
} from '../model.ts'
import { addRecord, changeRecord, removeRecord, type Properties } from './changes.ts'

type Ids = readonly RecordId[]

/** Changes the kind of several annotations; texts become tags, and tags texts, line by line. */
export const setMotivations = (project: Project, ids: Ids, motivation: Motivation): Command => ({
  label: { key: 'setMotivations', count: ids.length },
  change: ids.flatMap((id) => {
    const annotation = getRecord(project, 'Annotation', id)
    if (annotation.motivation === motivation) return []
    const isOfTags = motivation === 'tagging' || annotation.motivation === 'tagging'
    const bodies = isOfTags ? bodiesForMotivation(annotation, motivation) : annotation.bodies
    return change(project, id, { motivation, bodies })
  }),
})

/** Says in which language several annotations are; undefined when it is not to be said. */
export const setLanguages = (
  project: Project,
  ids: Ids,
  language: string | undefined,
): Command => ({
  label: { key: 'setLanguages', count: ids.length },
  change: ids.flatMap((id) =>
    change(project, id, {
      bodies: bodiesInLanguage(getRecord(project, 'Annotation', id), language),
    }),
  ),
})

/**
 * Gives several annotations a tag. Tags beside a text are an annotation of their own in the same place, which
 * exports write together with it.
 */
export function tagAnnotations(project: Project, ids: Ids, tag: string): Command {
  const holders = ids.map((id) => holderOfTags(getRecord(project, 'Annotation', id)))
  const known = [...new Set(holders)].filter((id) => findRecord(project, 'Annotation', id))
  const lists = new Map<RecordId, Ids>()
  const added: AnnotationRecord[] = []
  for (const id of ids) {
    const annotation = getRecord(project, 'Annotation', id)
    const holder = holderOfTags(annotation)
    if (findRecord(project, 'Annotation', holder)) continue
    const { canvas, target } = annotation
    const bodies = bodiesOfTags([tag], undefined)
    added.push({ type: 'Annotation', id: holder, canvas, motivation: 'tagging', bodies, target })
    const list = lists.get(canvas) ?? getRecord(project, 'Canvas', canvas).annotations
    lists.set(
      canvas,
      list.flatMap((other) => (other === id ? [id, holder] : [other])),
    )
  }
  return {
    label: { key: 'tagAnnotations', count: ids.length },
    change: [
      ...known.flatMap((id) => {
        const holder = getRecord(project, 'Annotation', id)
        return change(project, id, {
          bodies: bodiesOfTags([...tagsOf(holder), tag], languageOf(holder)),
        })
      }),
      ...added.map(addRecord),
      ...changeLists(project, lists),
    ],
  }
}

/** The annotation that has the tags of one: itself, or the one beside it. */
const holderOfTags = ({ id, motivation }: AnnotationRecord): RecordId =>
  motivation === 'tagging' ? id : `${id}${TAGS_SUFFIX}`

/** Removes several annotations. */
export function removeAnnotations(project: Project, ids: Ids): Command {
  const gone = new Set(ids)
  const annotations = ids.map((id) => getRecord(project, 'Annotation', id))
  const canvases = new Set(annotations.map(({ canvas }) => canvas))
  const lists = [...canvases].map((canvas) => {
    const { annotations: all } = getRecord(project, 'Canvas', canvas)
    return [canvas, all.filter((id) => !gone.has(id))] as const
  })
  return {
    label: { key: 'removeAnnotations', count: ids.length },
    change: [...changeLists(project, new Map(lists)), ...annotations.map(removeRecord)],
  }
}

/** Puts an annotation at another place in the list of its canvas. @param to its index afterwards */
export function moveAnnotation(project: Project, id: RecordId, to: number): Command {
  const { canvas } = getRecord(project, 'Annotation', id)
  const others = getRecord(project, 'Canvas', canvas).annotations.filter((other) => other !== id)
  const list = [...others.slice(0, to), id, ...others.slice(to)]
  return {
    label: { key: 'moveAnnotation' },
    change: changeLists(project, new Map([[canvas, list]])),
  }
}

/** Writes what a search and replacement would. */
export const replaceInAnnotations = (
  project: Project,
  planned: readonly PlannedReplacement[],
): Command => ({
  label: { key: 'replaceInAnnotations', count: planned.length },
  change: planned.flatMap(({ id, after }) => change(project, id, { bodies: after })),
})

const change = (
  project: Project,
  id: RecordId,
  properties: Pick<Properties<'Annotation'>, 'motivation' | 'bodies'>,
): Change => changeRecord(project, { type: 'Annotation', id }, properties)

const changeLists = (project: Project, lists: ReadonlyMap<RecordId, Ids>): Change =>
  [...lists].flatMap(([canvas, annotations]) =>
    changeRecord(project, { type: 'Canvas', id: canvas }, { annotations }),
  )

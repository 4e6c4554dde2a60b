import type { PlannedChoice } from '../../choices/plan.ts'
import { textFor, NO_LANGUAGE, plainText } from '../../language-map.ts'
import { apply, merge, type Change } from '../change.ts'
import type { Command } from '../command.ts'
import { getRecord, manifestOf, type CanvasRecord, type Project, type RecordId } from '../model.ts'
import { removeCanvases, type NewId } from './canvases.ts'
import { addRecord, changeRecord } from './changes.ts'

/** Makes each planned canvas one of several pictures at the reader's choice, and takes the others away: one step. */
export function makeChoices(project: Project, choices: readonly PlannedChoice[]): Command {
  const painted = choices.flatMap(({ canvas, images }) => {
    const [painting] = canvas.painting
    if (!painting) return []
    const body = { type: 'Choice', items: images } as const
    const [first] = images
    const size = first ? { width: first.width, height: first.height } : {}
    return changeRecord(
      project,
      { type: 'Canvas', id: canvas.id },
      { painting: [{ ...painting, body }], ...size },
    )
  })
  const others = choices.flatMap((choice) => choice.others.map(({ id }) => id))
  const removal = removeCanvases(apply(project, painted), others).change
  return {
    label: { key: 'makeChoices', count: choices.length },
    change: merge(painted, removal),
  }
}

/** True for a canvas that shows one of several pictures of folders at the reader's choice, and nothing else. */
export const mayBeTakenApart = ({ painting }: CanvasRecord): boolean =>
  painting.length === 1 && painting[0]?.body.type === 'Choice' && painting[0].body.items.length > 1

/**
 * Takes choices apart: the canvas keeps its first picture, and each other one gets a canvas behind it.
 * @param canvases each one that {@link mayBeTakenApart}
 */
export function takeChoicesApart(
  project: Project,
  canvases: readonly RecordId[],
  newId: NewId,
): Command {
  const changes: Change[] = []
  const behind = new Map<RecordId, readonly RecordId[]>()
  for (const id of canvases) {
    const canvas = getRecord(project, 'Canvas', id)
    const [painting] = canvas.painting
    if (!painting || painting.body.type !== 'Choice') continue
    const [first, ...rest] = painting.body.items
    if (!first) continue
    const added = rest.map((image): CanvasRecord => {
      const name = textFor(image.label, [NO_LANGUAGE])
      const label = [textFor(canvas.label, [NO_LANGUAGE]), name].filter((text) => text !== '')
      return {
        type: 'Canvas',
        id: newId(),
        label: plainText(label.join(' ')),
        metadata: [],
        behavior: [],
        width: image.width,
        height: image.height,
        painting: [{ id: newId(), body: withoutLabel(image) }],
        annotations: [],
      }
    })
    behind.set(
      id,
      added.map((one) => one.id),
    )
    changes.push(
      changeRecord(
        project,
        { type: 'Canvas', id },
        { painting: [{ ...painting, body: withoutLabel(first) }] },
      ),
      added.map(addRecord),
    )
  }
  const items = manifestOf(project).items.flatMap((id) => [id, ...(behind.get(id) ?? [])])
  return {
    label: { key: 'takeChoicesApart', count: behind.size },
    change: [
      ...changes.flat(),
      ...changeRecord(project, { type: 'Manifest', id: project.manifest }, { items }),
    ],
  }
}

/** Alone, an image needs no name among others. */
function withoutLabel<Image extends { readonly label?: unknown }>(image: Image): Image {
  const entries = Object.entries(image).filter(([key]) => key !== 'label')
  return Object.fromEntries(entries) as Image
}

import * as choices from '../../iiif/project/commands/choices.ts'
import { addMissingLeaf } from '../../iiif/project/commands/missing-leaf.ts'
import { orderCanvases } from '../../iiif/project/commands/order.ts'
import { isWithin, itemsIn } from '../../iiif/project/commands/range-places.ts'
import * as ranges from '../../iiif/project/commands/ranges.ts'
import type { Command } from '../../iiif/project/command.ts'
import {
  canvasesOf,
  findRecord,
  getRecord,
  manifestOf,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { localImagesIn } from '../../iiif/project/painting.ts'
import { newId, pick, someCanvases, type Choice, type CommandMaker } from './arbitrary-choice.ts'

/** Those of the manifest at hand. */
const rangeIds = (project: Project): readonly RecordId[] => {
  const within = (ids: readonly RecordId[]): readonly RecordId[] =>
    ids.flatMap((id) => {
      const range = findRecord(project, 'Range', id)
      const items = (range?.items ?? []).filter((item) => typeof item === 'string')
      return range ? [id, ...within(items)] : []
    })
  return within(manifestOf(project).structures ?? [])
}

const onRange =
  (make: (project: Project, id: RecordId, choice: Choice) => Command | undefined) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const id = pick(rangeIds(project), choice.first)
    return id === undefined ? undefined : make(project, id, choice)
  }

/** Order, choices and ranges. */
export const ARRANGING_MAKERS = {
  orderCanvases: () => (project) =>
    orderCanvases(project, [...manifestOf(project).items].reverse()),
  addMissingLeaf:
    ({ first, second, text }) =>
    (project) =>
      addMissingLeaf(
        project,
        { label: { none: [text] }, reason: {}, width: 1 + first, height: 1 + second },
        { id: newId(), at: first % (manifestOf(project).items.length + 1) },
      ),
  makeChoices: () => (project) => {
    const [canvas, ...rest] = canvasesOf(project).filter(
      ({ painting, annotations }) =>
        annotations.length === 0 && painting.length === 1 && painting[0]?.body.type === 'Image',
    )
    const others = rest.slice(0, 2)
    const images = [canvas, ...others].flatMap((one) => localImagesIn(one?.painting ?? []))
    return canvas && others.length
      ? choices.makeChoices(project, [{ canvas, images, others, unlike: [] }])
      : undefined
  },
  takeChoicesApart: () => (project) => {
    const canvas = canvasesOf(project).find(choices.mayBeTakenApart)
    return canvas ? choices.takeChoicesApart(project, [canvas.id], newId) : undefined
  },
  addRange: (choice) => (project) => {
    if (choice.first % 7 === 0) return ranges.rangesFromFolders(project, newId)
    const range = { id: newId(), label: { none: [choice.text] } }
    if (choice.first % 5 === 0) return ranges.addSequence(project, range)
    const parent = pick(rangeIds(project), choice.first)
    const place =
      choice.second % 2 || parent === undefined
        ? undefined
        : { parent, at: choice.first % (getRecord(project, 'Range', parent).items.length + 1) }
    return ranges.addRange(project, { ...range, canvases: someCanvases(project, choice) }, place)
  },
  splitRange: (choice) => (project) => {
    const canvas = pick(manifestOf(project).items, choice.first)
    return canvas
      ? ranges.beginRange(project, { id: newId(), label: { none: [choice.text] }, canvas })
      : undefined
  },
  mergeRanges: onRange((project, id) => ranges.mergeRange(project, id)),
  removeRange: onRange((project, id) => ranges.removeRange(project, id)),
  moveRange: onRange((project, id, choice) => {
    const parent = pick([...rangeIds(project), undefined], choice.second)
    if (parent !== undefined && isWithin(project, parent, id)) return undefined
    const length = itemsIn(project, parent).filter((item) => item !== id).length
    return ranges.moveRange(project, id, { parent, at: choice.second % (length + 1) })
  }),
  changeRange: onRange((project, id, choice) =>
    choice.first % 2
      ? ranges.addToRange(project, id, someCanvases(project, choice))
      : ranges.removeFromRange(project, id, someCanvases(project, choice)),
  ),
  labelRange: onRange((project, id, { text }) => ranges.labelRange(project, id, { none: [text] })),
} as const satisfies Readonly<Record<string, (choice: Choice) => CommandMaker>>

import fc from 'fast-check'
import {
  addAnnotation,
  changeAnnotation,
  removeAnnotation,
} from '../../iiif/project/commands/annotations.ts'
import * as canvases from '../../iiif/project/commands/canvases.ts'
import { importAnnotations } from '../../iiif/project/commands/import-annotations.ts'
import { addMissingLeaf } from '../../iiif/project/commands/missing-leaf.ts'
import { orderCanvases } from '../../iiif/project/commands/order.ts'
import { goBack } from '../../iiif/project/commands/history.ts'
import { addFolder, isFolderUsed, removeFolder } from '../../iiif/project/commands/folders.ts'
import * as ranges from '../../iiif/project/commands/ranges.ts'
import { isWithin, itemsIn } from '../../iiif/project/commands/range-places.ts'
import * as properties from '../../iiif/project/commands/properties.ts'
import { planLabels } from '../../iiif/labels/plan.ts'
import { writeTable } from '../../iiif/project/commands/table.ts'
import { planTable } from '../../iiif/tables/plan.ts'
import { labelCanvases } from '../../iiif/project/commands/label-rules.ts'
import { invert } from '../../iiif/project/change.ts'
import type { Command, CommandKey } from '../../iiif/project/command.ts'
import {
  findRecord,
  getRecord,
  recordsOf,
  canvasesOf,
  manifestOf,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { BEHAVIORS_OF, VIEWING_DIRECTIONS } from '../../iiif/presentation/properties.ts'
import { countingIds } from './projects.ts'

/** Makes a command for whatever project it meets, or none where it would make no sense. */
export type CommandMaker = (project: Project) => Command | undefined

/** Numbers that choose among what the project holds when the command is made. */
interface Choice {
  readonly first: number
  readonly second: number
  readonly text: string
}

const newId = countingIds('made')

const pick = <Item>(items: readonly Item[], number: number): Item | undefined =>
  items.length ? items[number % items.length] : undefined

function someCanvases(project: Project, { first, second }: Choice): readonly RecordId[] {
  const { items } = manifestOf(project)
  const start = items.length ? first % items.length : 0
  return items.slice(start, start + 1 + (second % 4))
}

const onCanvases =
  (make: (project: Project, chosen: readonly RecordId[]) => Command) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const chosen = someCanvases(project, choice)
    return chosen.length ? make(project, chosen) : undefined
  }

const annotationIds = (project: Project): readonly RecordId[] =>
  [...project.records.values()].filter(({ type }) => type === 'Annotation').map(({ id }) => id)

const rangeIds = (project: Project): readonly RecordId[] =>
  recordsOf(project, 'Range').map(({ id }) => id)

const onRange =
  (make: (project: Project, id: RecordId, choice: Choice) => Command | undefined) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const id = pick(rangeIds(project), choice.first)
    return id === undefined ? undefined : make(project, id, choice)
  }

/** One maker for each key: a command without one does not compile, so the laws are tested on all. */
const MAKERS: Record<CommandKey, (choice: Choice) => CommandMaker> = {
  addCanvases:
    ({ first, second, text }) =>
    (project) =>
      canvases.addCanvases(project, {
        at: first % (manifestOf(project).items.length + 1),
        newId,
        images: Array.from({ length: second % 5 }, (_, index) => ({
          label: `${text} ${index}`,
          image: { type: 'Image', folder: 'folder', path: `${text}.jpg`, width: 13, height: 7 },
        })),
      }),
  moveCanvases: (choice) =>
    onCanvases((project, chosen) =>
      canvases.moveCanvases(project, {
        canvases: chosen,
        to: choice.text.length % (manifestOf(project).items.length - chosen.length + 1),
      }),
    )(choice),
  removeCanvases: onCanvases(canvases.removeCanvases),
  cutCanvases: onCanvases(canvases.cutCanvases),
  pasteCanvases: (choice) =>
    onCanvases((project, chosen) =>
      canvases.pasteCanvases(project, {
        clip: canvases.copyCanvases(project, chosen),
        at: choice.second % (manifestOf(project).items.length + 1),
        newId,
      }),
    )(choice),
  duplicateCanvases: onCanvases((project, chosen) =>
    canvases.duplicateCanvases(project, { canvases: chosen, newId }),
  ),
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
  setLabel: (choice) =>
    onCanvases((project, ids) => properties.setLabel(project, { ids }, { la: [choice.text] }))(
      choice,
    ),
  labelCanvases: (choice) =>
    onCanvases((project, chosen) => {
      const order = {
        rule: { kind: 'affixes', prefix: choice.text, suffix: '.' },
        language: 'every',
        others: 'keep',
        chosen: new Set(chosen),
        marks: new Map(),
      } as const
      return labelCanvases(project, planLabels(canvasesOf(project), order).labels)
    })(choice),
  writeTable:
    ({ first, text }) =>
    (project) =>
      writeTable(
        project,
        planTable(
          canvasesOf(project),
          [
            ['Position', 'Label', 'Date [la]'],
            [String(1 + (first % 9)), text, text],
          ],
          { languages: ['en'], emptyCells: 'remove', newFields: 'add' },
        ),
      ),
  setSummary:
    ({ text }) =>
    (project) =>
      properties.setSummary(project, { ids: [project.manifest] }, { none: [text] }),
  setMetadata:
    ({ text }) =>
    (project) =>
      properties.setMetadata(project, { ids: [project.manifest] }, [
        { label: { en: ['Date'] }, value: { none: [text] } },
      ]),
  setRights: (choice) =>
    onCanvases((project, ids) =>
      properties.setRights(
        project,
        { ids },
        choice.first % 2 ? undefined : 'http://creativecommons.org/licenses/by/4.0/',
      ),
    )(choice),
  setRequiredStatement:
    ({ first, text }) =>
    (project) =>
      properties.setRequiredStatement(
        project,
        { ids: [project.manifest] },
        first % 2 ? undefined : { label: { en: ['Credit'] }, value: { en: [text] } },
      ),
  setViewingDirection:
    ({ first }) =>
    (project) =>
      properties.setViewingDirection(project, pick([...VIEWING_DIRECTIONS, undefined], first)),
  setBehavior: (choice) =>
    onCanvases((project, ids) =>
      properties.setBehavior(project, { ids }, BEHAVIORS_OF.Canvas.slice(0, choice.first % 2)),
    )(choice),
  setCanvasSize: (choice) =>
    onCanvases((project, ids) =>
      properties.setCanvasSize(
        project,
        { ids },
        { width: 1 + choice.first, height: 1 + choice.second },
      ),
    )(choice),
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
  addAnnotation: (choice) => (project) => {
    const canvas = pick(manifestOf(project).items, choice.first)
    return canvas
      ? addAnnotation(project, {
          type: 'Annotation',
          id: newId(),
          canvas,
          motivation: 'commenting',
          bodies: [{ value: choice.text }],
          target: { kind: 'whole' },
        })
      : undefined
  },
  changeAnnotation: (choice) => (project) => {
    const id = pick(annotationIds(project), choice.first)
    return id
      ? changeAnnotation(project, { id }, { bodies: [{ value: choice.text, language: 'la' }] })
      : undefined
  },
  removeAnnotation: (choice) => (project) => {
    const id = pick(annotationIds(project), choice.first)
    return id ? removeAnnotation(project, id) : undefined
  },
  importAnnotations: (choice) => (project) => {
    const canvas = pick(manifestOf(project).items, choice.first)
    const known = pick(annotationIds(project), choice.second)
    const found = known === undefined ? undefined : findRecord(project, 'Annotation', known)
    return canvas === undefined
      ? undefined
      : importAnnotations(project, {
          added: Array.from({ length: choice.second % 4 }, () => ({
            type: 'Annotation',
            id: newId(),
            canvas,
            motivation: 'supplementing',
            bodies: [{ value: choice.text }],
            target: { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
          })),
          replaced: found ? [{ ...found, bodies: [{ value: choice.text }] }] : [],
        })
  },
  addFolder:
    ({ text }) =>
    (project) =>
      addFolder(project, { id: newId(), location: `/scans/${text}`, name: text }),
  removeFolder: (choice) => (project) => {
    const unused = [...project.records.values()].filter(
      ({ type, id }) => type === 'Folder' && !isFolderUsed(project, id) && id !== 'folder',
    )
    const folder = pick(unused, choice.first)
    return folder ? removeFolder(project, folder.id) : undefined
  },
  // What another program may have done to the project file: any change at all.
  changeOutside:
    ({ text }) =>
    (project) => ({
      ...properties.setLabel(project, { ids: [project.manifest] }, { en: [text] }),
      label: { key: 'changeOutside' },
    }),
  goBack: (choice) => (project) => {
    const removal = MAKERS.removeCanvases(choice)(project)
    // As if the last step had added them.
    return removal && goBack({ past: [{ ...removal, change: invert(removal.change) }] }, 0)
  },
}

const choices = fc.record({ first: fc.nat(1000), second: fc.nat(1000), text: fc.string() })

/** Any command that a scholar can give. */
export const anyCommand: fc.Arbitrary<CommandMaker> = fc
  .tuple(fc.constantFrom(...(Object.keys(MAKERS) as CommandKey[])), choices)
  .map(([key, choice]) => MAKERS[key](choice))

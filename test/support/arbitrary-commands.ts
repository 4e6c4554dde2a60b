import fc from 'fast-check'
import { TAKING_MAKERS } from './arbitrary-taking.ts'
import {
  addAnnotation,
  changeAnnotation,
  removeAnnotation,
} from '../../iiif/project/commands/annotations.ts'
import * as canvases from '../../iiif/project/commands/canvases.ts'
import { importAnnotations } from '../../iiif/project/commands/import-annotations.ts'
import { splitRegion } from '../../iiif/project/commands/split-region.ts'
import {
  removeUnknown,
  unknownPropertiesOf,
  WITH_ORIGIN,
} from '../../iiif/project/commands/unknown.ts'
import { goBack } from '../../iiif/project/commands/history.ts'
import {
  addFromVersion,
  bringBack,
  restoreState,
  takeVersion,
} from '../../iiif/project/commands/restore.ts'
import {
  addFolder,
  isFolderUsed,
  locateFolders,
  removeFolder,
} from '../../iiif/project/commands/folders.ts'
import { mendFaults } from '../../iiif/project/commands/mend.ts'
import * as properties from '../../iiif/project/commands/properties.ts'
import { planLabels } from '../../iiif/labels/plan.ts'
import { writeTable } from '../../iiif/project/commands/table.ts'
import { planTable } from '../../iiif/tables/plan.ts'
import { labelCanvases } from '../../iiif/project/commands/label-rules.ts'
import { apply, invert } from '../../iiif/project/change.ts'
import type { CommandKey } from '../../iiif/project/command.ts'
import {
  findRecord,
  foldersOf,
  canvasesOf,
  manifestOf,
  recordsOf,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { BEHAVIORS_OF, VIEWING_DIRECTIONS } from '../../iiif/presentation/properties.ts'
import { ANNOTATING_MAKERS } from './arbitrary-annotating.ts'
import { ARRANGING_MAKERS } from './arbitrary-arranging.ts'
import { DESCRIBING_MAKERS } from './arbitrary-describing.ts'
import { COMPOSING_MAKERS } from './arbitrary-composing.ts'
import { COLLECTION_MAKERS } from './arbitrary-collections.ts'
import { newId, onCanvases, pick, type Choice, type CommandMaker } from './arbitrary-choice.ts'

export type { CommandMaker } from './arbitrary-choice.ts'

const annotationIds = (project: Project): readonly RecordId[] =>
  [...project.records.values()].filter(({ type }) => type === 'Annotation').map(({ id }) => id)

/** One maker for each key: a command without one does not compile, so the laws are tested on all. */
const MAKERS: Record<CommandKey, (choice: Choice) => CommandMaker> = {
  ...ANNOTATING_MAKERS,
  ...ARRANGING_MAKERS,
  ...COLLECTION_MAKERS,
  ...COMPOSING_MAKERS,
  ...DESCRIBING_MAKERS,
  ...TAKING_MAKERS,
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
      properties.setViewingDirection(
        project,
        { ids: [project.manifest] },
        pick([...VIEWING_DIRECTIONS, undefined], first),
      ),
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
  splitRegion: (choice) => (project) => {
    const id = pick(annotationIds(project), choice.first)
    return id
      ? splitRegion(project, { id, newId, count: 1 + (choice.second % 5), flow: 'down' })
      : undefined
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
  removeUnknown:
    ({ first }) =>
    (project) => {
      const known = WITH_ORIGIN.flatMap((type) =>
        recordsOf(project, type).flatMap(({ id }) =>
          Object.keys(unknownPropertiesOf(project, { type, id })).map((property) => ({
            property,
            of: { type, id },
          })),
        ),
      )
      const found = pick(known, first)
      return found && removeUnknown(project, found.of, { property: found.property, newId })
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
  mendFaults: (choice) => (project) => {
    const fixes = manifestOf(project)
      .items.slice(0, choice.first % 4)
      .map((record) => ({
        record,
        property: 'label',
        before: findRecord(project, 'Canvas', record)?.label,
        patch: [{ op: 'replace' as const, path: '/label', value: { none: [choice.text] } }],
      }))
    return mendFaults(project, fixes)
  },
  locateFolders:
    ({ text }) =>
    (project) =>
      locateFolders(
        project,
        new Map(
          foldersOf(project).map(({ id }) => [
            id,
            { location: `/elsewhere/${text}/${id}`, moved: new Map([['1.jpg', `${text}/1.jpg`]]) },
          ]),
        ),
      ),
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
  restoreState: (choice) => (project) => restoreState(project, otherState(project, choice)),
  takeVersion: (choice) => (project) => takeVersion(project, otherState(project, choice)),
  addFromVersion: (choice) => (project) => addFromVersion(project, otherState(project, choice)),
  bringBack: (choice) => (project) => bringBack(project, otherState(project, choice)),
}

/** A state in which something was there that is not, and something is not that was. */
function otherState(project: Project, choice: Choice): Project {
  const removal = MAKERS.removeCanvases(choice)(project)
  const without = removal ? apply(project, removal.change) : project
  const addition = MAKERS.addCanvases(choice)(without)
  return addition ? apply(without, addition.change) : without
}

const anyChoice = fc.record({ first: fc.nat(1000), second: fc.nat(1000), text: fc.string() })

/** Any command that a scholar can give. */
export const anyCommand: fc.Arbitrary<CommandMaker> = fc
  .tuple(fc.constantFrom(...(Object.keys(MAKERS) as CommandKey[])), anyChoice)
  .map(([key, choice]) => MAKERS[key](choice))

import * as collections from '../../iiif/project/commands/collections.ts'
import { mergeManifests } from '../../iiif/project/commands/merge-manifests.ts'
import { splitManifest } from '../../iiif/project/commands/split-manifest.ts'
import { planParts } from '../../iiif/reels/parts.ts'
import { manifestOf, recordsOf, type Project, type RecordId } from '../../iiif/project/model.ts'
import { newId, pick, type Choice, type CommandMaker } from './arbitrary-choice.ts'

const collectionIn = (project: Project, number: number) =>
  pick(recordsOf(project, 'Collection'), number)

const anyItem = (project: Project, number: number): RecordId | undefined =>
  pick([...recordsOf(project, 'Manifest'), ...recordsOf(project, 'Collection')], number)?.id

/** Several manifests and collections. */
export const COLLECTION_MAKERS = {
  splitManifest:
    ({ first, second }) =>
    (project) => {
      const { items } = manifestOf(project)
      const starts = new Set(items.filter((_, index) => (index + first) % ((second % 4) + 2) === 0))
      const parts = planParts(project, starts, first % 2 === 0 ? 'label' : 'number')
      return splitManifest(project, { parts, collection: {}, newId })
    },
  mergeManifests:
    ({ first, second }) =>
    (project) => {
      const found = pick(recordsOf(project, 'Manifest'), first)
      return (
        found &&
        mergeManifests(project, {
          manifests: [found.id],
          descriptions: second % 2 === 0 ? 'parts' : 'nothing',
          newId,
        })
      )
    },
  addManifest:
    ({ text }) =>
    (project) =>
      collections.addManifest(project, { id: newId(), label: { none: [text] } }),
  removeManifest:
    ({ first }) =>
    (project) => {
      const others = recordsOf(project, 'Manifest').filter(({ id }) => id !== project.manifest)
      const found = pick(others, first)
      return found && collections.removeManifest(project, found.id)
    },
  addCollection:
    ({ text }) =>
    (project) =>
      collections.addCollection(project, { id: newId(), label: { none: [text] } }),
  removeCollection:
    ({ first }) =>
    (project) => {
      const found = collectionIn(project, first)
      return found && collections.removeCollection(project, found.id)
    },
  placeInCollection:
    ({ first, second }) =>
    (project) => {
      const [found, item] = [collectionIn(project, first), anyItem(project, second)]
      return found && item !== undefined
        ? collections.placeInCollection(project, { collection: found.id, item })
        : undefined
    },
  takeFromCollection:
    ({ first, second }) =>
    (project) => {
      const found = collectionIn(project, first)
      return found?.items.length
        ? collections.takeFromCollection(project, {
            collection: found.id,
            at: second % found.items.length,
          })
        : undefined
    },
  moveInCollection:
    ({ first, second, text }) =>
    (project) => {
      const found = collectionIn(project, first)
      return found?.items.length
        ? collections.moveInCollection(project, {
            collection: found.id,
            from: second % found.items.length,
            to: text.length % found.items.length,
          })
        : undefined
    },
} as const satisfies Readonly<Record<string, (choice: Choice) => CommandMaker>>

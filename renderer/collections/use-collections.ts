import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { NO_LANGUAGE, plainText, textFor, type LanguageMap } from '../../iiif/language-map.ts'
import type { Command } from '../../iiif/project/command.ts'
import * as commands from '../../iiif/project/commands/collections.ts'
import { setLabel } from '../../iiif/project/commands/properties.ts'
import {
  recordsOf,
  type CollectionItem,
  type CollectionRecord,
  type ManifestRecord,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

/** The manifests and collections of the project, and what can be done with them. */
export function useCollections() {
  const { t, locale } = useI18n()
  const project = useProject()
  const selection = useSelection()

  const manifests = computed(() => (project.project ? recordsOf(project.project, 'Manifest') : []))
  const collections = computed(() =>
    project.project ? recordsOf(project.project, 'Collection') : [],
  )
  const labelOf = (label: LanguageMap | undefined): string =>
    textFor(label, [locale.value]) || t('common.untitled')
  const nameOf = (item: CollectionItem): string =>
    labelOf(typeof item === 'string' ? findLabelled(item)?.label : item.label)
  const findLabelled = (id: RecordId) =>
    [...manifests.value, ...collections.value].find((one) => one.id === id)

  function run(make: (now: Project) => Command): void {
    if (project.project) project.run(make(project.project))
  }

  function takeUp(id: RecordId): void {
    selection.clear()
    project.takeUp(id)
  }

  return {
    manifests,
    collections,
    labelOf,
    nameOf,
    isAtHand: (id: RecordId): boolean => project.project?.manifest === id,
    takeUp,
    /** The text that a field shows and changes: that of the language of the window, or the first there is. */
    rename: ({ id, label }: ManifestRecord | CollectionRecord, text: string): void => {
      const language = Object.keys(label)[0] ?? NO_LANGUAGE
      run((now) =>
        setLabel(now, { ids: [id], gesture: `name ${id}` }, { ...label, [language]: [text] }),
      )
    },
    endRename: project.endGesture,
    addManifest: (): void => {
      const id = crypto.randomUUID()
      run((now) =>
        commands.addManifest(now, { id, label: plainText(t('collections.newManifest')) }),
      )
      takeUp(id)
    },
    removeManifest: (id: RecordId): void => run((now) => commands.removeManifest(now, id)),
    addCollection: (): void => {
      const id = crypto.randomUUID()
      run((now) =>
        commands.addCollection(now, { id, label: plainText(t('collections.newCollection')) }),
      )
    },
    removeCollection: (id: RecordId): void => run((now) => commands.removeCollection(now, id)),
    place: (collection: RecordId, item: RecordId): void =>
      run((now) => commands.placeInCollection(now, { collection, item })),
    take: (collection: RecordId, at: number): void =>
      run((now) => commands.takeFromCollection(now, { collection, at })),
    move: (collection: RecordId, from: number, to: number): void =>
      run((now) => commands.moveInCollection(now, { collection, from, to })),
    /** What may still be put into a collection. */
    choicesFor: (collection: RecordId) =>
      [...manifests.value, ...collections.value].filter(
        ({ id }) => project.project && commands.mayHold(project.project, { collection, item: id }),
      ),
  }
}

/** The text that a name field shows. */
export const nameShown = (label: LanguageMap): string => Object.values(label)[0]?.[0] ?? ''

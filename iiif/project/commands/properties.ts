import { isEmptyText, type LanguageMap } from '../../language-map.ts'
import type { Behavior, MetadataEntry, ViewingDirection } from '../../presentation/properties.ts'
import type { Command, CommandKey } from '../command.ts'
import type { Project, RecordId } from '../model.ts'
import { changeRecord, type Properties } from './changes.ts'

/** The records that are described: the manifest, or canvases. Several are set alike, in one step. */
export interface Described {
  readonly ids: readonly RecordId[]
  /** Names one visit of one field: what is typed in it is one step of the undo list. */
  readonly gesture?: string | undefined
}

export const setLabel = (project: Project, described: Described, label: LanguageMap): Command =>
  describe(project, described, { key: 'setLabel', properties: { label } })

/** Sets the summary; one without any text takes it away. */
export const setSummary = (project: Project, described: Described, summary: LanguageMap): Command =>
  describe(project, described, {
    key: 'setSummary',
    properties: { summary: isEmptyText(summary) ? undefined : summary },
  })

export const setMetadata = (
  project: Project,
  described: Described,
  metadata: readonly MetadataEntry[],
): Command => describe(project, described, { key: 'setMetadata', properties: { metadata } })

/** Sets the licence or rights statement; undefined takes it away. */
export const setRights = (
  project: Project,
  described: Described,
  rights: string | undefined,
): Command => describe(project, described, { key: 'setRights', properties: { rights } })

/** Sets the statement that viewers must show; undefined takes it away. */
export const setRequiredStatement = (
  project: Project,
  described: Described,
  requiredStatement: MetadataEntry | undefined,
): Command =>
  describe(project, described, { key: 'setRequiredStatement', properties: { requiredStatement } })

export const setBehavior = (
  project: Project,
  described: Described,
  behavior: readonly Behavior[],
): Command => describe(project, described, { key: 'setBehavior', properties: { behavior } })

/** Sets the direction in which the object is read; undefined leaves it to the viewer (left to right). */
export const setViewingDirection = (
  project: Project,
  viewingDirection: ViewingDirection | undefined,
): Command => ({
  label: { key: 'setViewingDirection' },
  change: changeRecord(project, { type: 'Manifest', id: project.manifest }, { viewingDirection }),
})

/** Sets the size of canvases, in their units. Annotations keep their coordinates. */
export const setCanvasSize = (
  project: Project,
  { ids, gesture }: Described,
  { width, height }: { readonly width: number; readonly height: number },
): Command => ({
  label: { key: 'setCanvasSize', count: ids.length },
  change: ids.flatMap((id) => changeRecord(project, { type: 'Canvas', id }, { width, height })),
  ...(gesture === undefined ? {} : { gesture }),
})

function describe(
  project: Project,
  { ids, gesture }: Described,
  {
    key,
    properties,
  }: {
    readonly key: CommandKey
    readonly properties: Pick<
      Properties<'Manifest'>,
      'label' | 'summary' | 'metadata' | 'rights' | 'requiredStatement' | 'behavior'
    >
  },
): Command {
  const typeOf = (id: RecordId) => (id === project.manifest ? 'Manifest' : 'Canvas')
  return {
    label: { key, count: ids.length },
    change: ids.flatMap((id) => changeRecord(project, { type: typeOf(id), id }, properties)),
    ...(gesture === undefined ? {} : { gesture }),
  }
}

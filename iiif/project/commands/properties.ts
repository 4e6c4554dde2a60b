import { isEmptyText, type LanguageMap } from '../../language-map.ts'
import type { Behavior, MetadataEntry, ViewingDirection } from '../../presentation/properties.ts'
import type { Command } from '../command.ts'
import type { Project } from '../model.ts'
import { changeRecord } from './changes.ts'
import { describe, type Described } from './describe.ts'

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
  described: Described,
  viewingDirection: ViewingDirection | undefined,
): Command =>
  describe(project, described, { key: 'setViewingDirection', properties: { viewingDirection } })

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

import type { Project } from '../project/model.ts'
import { documentsOf, type PublishedDocument } from './documents.ts'
import type { ExportOptions } from './options.ts'
import { composeWhole } from './whole-project.ts'

/**
 * The documents of an export: of the manifest at hand, or of all that the project holds. The first is the one that
 * leads to the others.
 *
 * @throws Problem `export/base-malformed`
 */
export const publishedDocuments = (
  project: Project,
  options: ExportOptions,
): readonly PublishedDocument[] =>
  options.extent === 'whole'
    ? composeWhole(project, options).documents
    : documentsOf(project, options)

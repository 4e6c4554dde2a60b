import { formatDocument } from '../presentation/json.ts'
import type { Manifest } from '../presentation/model.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import type { Project } from '../project/model.ts'
import { MANIFEST_NAME, parseBase } from './addresses.ts'
import { composeManifest } from './compose-manifest.ts'
import type { ExportOptions } from './options.ts'

/** One document of an object: a file of the export, and an answer of the live server. */
export interface PublishedDocument {
  /** From the base address: `manifest.json` (or the name in the options), `list/….json`. */
  readonly path: string
  /** The whole address, which is also its id. */
  readonly id: string
  /** Its text, JSON as a rule, made when it is asked for. */
  readonly body: () => string
}

/**
 * All documents that an object consists of, the manifest first. An object without canvases gives a manifest
 * without items: {@link planExport} refuses it, the live server shows it.
 *
 * @throws Problem `export/base-malformed`
 */
export function documentsOf(
  project: Project,
  options: ExportOptions,
): readonly PublishedDocument[] {
  return documentsOfManifest(composeManifest(project, options), options)
}

/** The documents that a composed manifest is written to. */
export function documentsOfManifest(
  manifest: Manifest,
  options: ExportOptions,
): readonly PublishedDocument[] {
  const { writeManifest, writePage, findSeparatePages } = PRESENTATION_DEFINITIONS[options.version]
  const base = parseBase(options.base)
  const pages = findSeparatePages(manifest).map((page) => ({
    path: page.id.slice(base.length + 1),
    id: page.id,
    body: () => formatDocument(writePage(page)),
  }))
  return [
    {
      path: options.name ?? MANIFEST_NAME,
      id: manifest.id,
      body: () => formatDocument(writeManifest(manifest)),
    },
    ...pages,
  ]
}

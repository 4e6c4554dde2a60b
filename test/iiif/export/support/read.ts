import { documentsOf } from '../../../../iiif/export/documents.ts'
import type { ExportOptions } from '../../../../iiif/export/options.ts'
import { describedCodex } from './codex.ts'

/** A document as whoever fetches it reads it. */
export const read = (options: ExportOptions, path: string, project = describedCodex()): unknown =>
  JSON.parse(
    documentsOf(project, options)
      .find((document) => document.path === path)
      ?.body() ?? '',
  ) as unknown

/** What stands at a JSON Pointer; undefined where nothing does. */
export const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (place, key) => (place as Record<string, unknown> | undefined)?.[key],
      document,
    )

import { plainOf } from '../credits/plain.ts'
import { textFor } from '../language-map.ts'
import { manifestOf, type Project } from '../project/model.ts'

/** What the first page says of the object, in words for a reader. */
export interface TitlePage {
  readonly title: string
  readonly summary: string
  readonly entries: readonly { readonly label: string; readonly value: string }[]
  readonly statement: string
  readonly rights: string
}

/** @param languages of the reader, best first */
export function titlePageOf(project: Project, languages: readonly string[]): TitlePage {
  const { label, summary, metadata, requiredStatement, rights } = manifestOf(project)
  const read = (map: Parameters<typeof textFor>[0]): string => plainOf(textFor(map, languages))
  return {
    title: read(label),
    summary: read(summary),
    entries: metadata
      .map((entry) => ({ label: read(entry.label), value: read(entry.value) }))
      .filter(({ value }) => value !== ''),
    statement: read(requiredStatement?.value),
    rights: rights ?? '',
  }
}

import { textFor } from '../../iiif/language-map.ts'
import type { ProjectRecord } from '../../iiif/project/model.ts'

/** In characters: enough of an annotation to know it by. */
const LONGEST = 60

/** What a scholar calls a record; empty when it has no name. */
export function nameOfRecord(record: ProjectRecord, languages: readonly string[]): string {
  switch (record.type) {
    case 'Annotation':
      return shortened(record.bodies.map(({ value }) => value).join(', '))
    case 'Folder':
      return record.location.split(/[\\/]/).filter(Boolean).at(-1) ?? record.location
    case 'Origin':
      return record.address
    case 'Manifest':
    case 'Canvas':
    case 'Range':
    case 'Collection':
    case 'Source':
      return shortened(textFor(record.label, languages))
  }
}

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text

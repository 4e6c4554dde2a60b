import type { ResourceClass } from '../../resource.ts'

/** How a value is written. @see https://iiif.io/api/presentation/3.0/#43-properties-with-multiple-values */
export type Form = 'texts' | 'objects' | 'strings' | 'object' | 'string' | 'whole number' | 'number'

/** What the specification says of one property. */
export interface PropertyDefinition {
  readonly form?: Form
  /** The classes that may have it; all of them when left out. */
  readonly of?: readonly ResourceClass[]
}

const DESCRIBED: readonly ResourceClass[] = ['Collection', 'Manifest', 'Canvas', 'Range']

/** @see https://iiif.io/api/presentation/3.0/#b-summary-of-metadata-requirements and #a-summary-of-property-requirements */
export const PROPERTIES_3: Readonly<Record<string, PropertyDefinition>> = {
  id: { form: 'string' },
  type: { form: 'string' },
  label: { form: 'texts' },
  summary: { form: 'texts' },
  metadata: { form: 'objects' },
  requiredStatement: { form: 'object' },
  rights: { form: 'string' },
  provider: { form: 'objects' },
  thumbnail: { form: 'objects' },
  navDate: { form: 'string', of: DESCRIBED },
  placeholderCanvas: { form: 'object', of: DESCRIBED },
  accompanyingCanvas: { form: 'object', of: DESCRIBED },
  format: { form: 'string', of: ['Content', 'TextualBody'] },
  language: { of: ['Content', 'TextualBody'] },
  height: { form: 'whole number', of: ['Canvas', 'Content', 'Reference'] },
  width: { form: 'whole number', of: ['Canvas', 'Content', 'Reference'] },
  duration: { form: 'number', of: ['Canvas', 'Content', 'Reference'] },
  viewingDirection: { form: 'string', of: ['Collection', 'Manifest', 'Range'] },
  behavior: { form: 'strings' },
  timeMode: { form: 'string', of: ['Annotation'] },
  seeAlso: { form: 'objects' },
  service: { form: 'objects' },
  services: { form: 'objects', of: ['Collection', 'Manifest'] },
  homepage: { form: 'objects' },
  logo: { form: 'objects', of: ['Agent'] },
  rendering: { form: 'objects' },
  partOf: { form: 'objects' },
  start: { form: 'object', of: ['Manifest', 'Range'] },
  supplementary: { form: 'object', of: ['Range'] },
  items: { form: 'objects', of: [...DESCRIBED, 'AnnotationPage', 'Choice'] },
  structures: { form: 'objects', of: ['Manifest'] },
  annotations: { form: 'objects', of: [...DESCRIBED, 'Content', 'Reference'] },
  motivation: { of: ['Annotation'] },
  body: { of: ['Annotation'] },
  target: { of: ['Annotation'] },
}

/** What version 2 had and version 3 says otherwise. */
export const OLD_PROPERTIES: Readonly<Record<string, string>> = {
  sequences: 'items',
  canvases: 'items',
  images: 'items with an annotation page',
  otherContent: 'annotations',
  description: 'summary',
  attribution: 'requiredStatement',
  license: 'rights',
  related: 'homepage',
  within: 'partOf',
  viewingHint: 'behavior',
  startCanvas: 'start',
}

import type { PresentationVersion } from '../export/options.ts'
import type { JsonObject } from './json.ts'
import type { AnnotationPage, Manifest } from './model.ts'
import { CONTEXT_2, CONTEXT_3 } from './contexts.ts'
import { writeAnnotationList, writeManifest as writeManifest2 } from './v2/write.ts'
import { writeAnnotationPage, writeManifest as writeManifest3 } from './v3/write.ts'

/** What the program knows of one version of the Presentation API. */
export interface PresentationDefinition {
  readonly context: string
  /** The number in addresses: `/presentation/3/`. */
  readonly major: 2 | 3
  readonly writeManifest: (manifest: Manifest) => JsonObject
  readonly writePage: (page: AnnotationPage) => JsonObject
  /** The annotation pages that are documents of their own, outside the manifest. */
  readonly findSeparatePages: (manifest: Manifest) => readonly AnnotationPage[]
}

export const PRESENTATION_DEFINITIONS: Readonly<
  Record<PresentationVersion, PresentationDefinition>
> = {
  '3.0': {
    context: CONTEXT_3,
    major: 3,
    writeManifest: writeManifest3,
    writePage: writeAnnotationPage,
    findSeparatePages: () => [],
  },
  '2.1': {
    context: CONTEXT_2,
    major: 2,
    writeManifest: writeManifest2,
    writePage: writeAnnotationList,
    findSeparatePages: ({ items }) => items.flatMap(({ annotations }) => annotations ?? []),
  },
}

import type { PresentationVersion } from '../export/options.ts'
import type { JsonObject } from './json.ts'
import type { AnnotationPage, Manifest } from './model.ts'
import { CONTEXT_2, CONTEXT_3 } from './contexts.ts'
import type { Loss } from './losses/loss.ts'
import { findLossesTo20 } from './losses/to-2-0.ts'
import { findLossesTo2 } from './losses/to-2.ts'
import { reduceTo20 } from './v2/reduce.ts'
import { writeAnnotationList, writeManifest as writeManifest2 } from './v2/write.ts'
import { writeAnnotationPage, writeManifest as writeManifest3 } from './v3/write.ts'
import { findLossesAsRead, writeAsRead } from './write-read.ts'

/** What the program knows of one version of the Presentation API. */
export interface PresentationDefinition {
  readonly context: string
  /** The number in addresses: `/presentation/3/`. */
  readonly major: 2 | 3
  readonly writeManifest: (manifest: Manifest) => JsonObject
  readonly writePage: (page: AnnotationPage) => JsonObject
  /** The annotation pages that are documents of their own, outside the manifest. */
  readonly findSeparatePages: (manifest: Manifest) => readonly AnnotationPage[]
  /** What a manifest says that this version cannot say, or says otherwise. */
  readonly findLosses: (manifest: Manifest) => readonly Loss[]
}

/** Annotation lists must not be part of a manifest of version 2.x. */
const findLists = ({ items }: Manifest): readonly AnnotationPage[] =>
  items.flatMap(({ annotations }) => annotations ?? [])

export const PRESENTATION_DEFINITIONS: Readonly<
  Record<PresentationVersion, PresentationDefinition>
> = {
  '3.0': {
    context: CONTEXT_3,
    major: 3,
    writeManifest: (manifest) => writeAsRead(manifest, '3.0') ?? writeManifest3(manifest),
    writePage: writeAnnotationPage,
    findSeparatePages: () => [],
    findLosses: (manifest) => findLossesAsRead(manifest, '3.0') ?? [],
  },
  '2.1': {
    context: CONTEXT_2,
    major: 2,
    writeManifest: (manifest) => writeAsRead(manifest, '2.1') ?? writeManifest2(manifest),
    writePage: writeAnnotationList,
    findSeparatePages: findLists,
    findLosses: (manifest) =>
      findLossesAsRead(manifest, '2.1') ?? findLossesTo2(writeManifest3(manifest)),
  },
  '2.0': {
    context: CONTEXT_2,
    major: 2,
    writeManifest: (manifest) =>
      writeAsRead(manifest, '2.0') ?? reduceTo20(writeManifest2(manifest)),
    writePage: (page) => reduceTo20(writeAnnotationList(page)),
    findSeparatePages: findLists,
    findLosses: (manifest) =>
      findLossesAsRead(manifest, '2.0') ?? [
        ...findLossesTo2(writeManifest3(manifest)),
        ...findLossesTo20(writeManifest2(manifest)),
      ],
  },
}

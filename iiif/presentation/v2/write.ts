import type { JsonObject } from '../json.ts'
import type { AnnotationPage, Manifest } from '../model.ts'
import {
  writeAnnotationPage as writeAnnotationPage3,
  writeManifest as writeManifest3,
} from '../v3/write.ts'
import { downgrade } from './downgrade/downgrade.ts'

/** A manifest of version 2.1 as a document. Its annotation lists are documents of their own. */
export const writeManifest = (manifest: Manifest): JsonObject =>
  downgrade(writeManifest3(manifest)).document

/** An annotation list as a document of its own: in version 2.x it must not be part of the manifest. */
export const writeAnnotationList = (page: AnnotationPage): JsonObject =>
  downgrade(writeAnnotationPage3(page)).document

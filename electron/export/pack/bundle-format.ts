import { PROJECT_ENDING } from '../../../iiif/project/file.ts'

/** The ending of bundles, with its dot. Any program that opens zip files opens them. */
export const BUNDLE_ENDING = '.florilegium.zip'

/** Says what the zip file is; the first thing in it. */
export const BUNDLE_MARK = 'florilegium-bundle.json'

/** Raised when what is in it is laid out differently. */
export const BUNDLE_VERSION = 1

/** Where the scans lie in it. */
export const ORIGINALS = 'originals'

export const bundleMark = (project: string): string =>
  `${JSON.stringify({ format: 'florilegium-bundle', version: BUNDLE_VERSION, project })}\n`

/** The file of the project in it. */
export const projectEntry = (name: string): string => `${name}${PROJECT_ENDING}`

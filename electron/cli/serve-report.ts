import { planExport } from '../../iiif/export/plan.ts'
import { countErrors } from '../../iiif/validation/validate.ts'
import { addressesOf, liveOptions } from '../app/live-documents.ts'
import type { ServedFolder } from './served-folder.ts'
import { countImages } from './sources-report.ts'
import { describeCount } from './words.ts'

export interface ServedPlace {
  /** What is served, at the beginning of a sentence. */
  readonly name: string
  readonly folder: ServedFolder
  readonly origin: string
  readonly prefix: string
}

/** What a person who started to serve a folder wants to know. */
export function describeServing(place: ServedPlace): string {
  const { image2, image3, presentation2, presentation3 } = addressesOf(place.origin, place.prefix)
  const isEmpty = place.folder.project().records.size <= 2
  const first = isEmpty
    ? `${place.name} has no images yet: what you put there will appear.`
    : `${place.name} is served: ${countImages(place.folder.entries())}.`
  return `${[
    first,
    ...(isEmpty ? [] : [describeManifest(place, 3), describeManifest(place, 2)]),
    '',
    'Manifests, for a viewer on this computer:',
    `  Presentation API 3.0  ${presentation3}`,
    `  Presentation API 2.1  ${presentation2}`,
    'Images, each by its encoded path and /info.json after it:',
    `  Image API 3.0         ${image3}`,
    `  Image API 2.1         ${image2}`,
    '',
    'Ctrl+C ends it.',
  ].join('\n')}\n`
}

function describeManifest({ folder, origin, prefix }: ServedPlace, version: 2 | 3): string {
  const options = liveOptions(origin, prefix, version)
  const { canvases, findings } = planExport(folder.project(), options)
  const errors = countErrors(findings)
  const warnings = findings.length - errors
  return `Its manifest of version ${options.version} has ${describeCount(canvases, 'canvas')}; validation found ${describeCount(errors, 'error')} and ${describeCount(warnings, 'warning')}.`
}

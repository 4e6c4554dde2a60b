import type { Resource, ResourceClass } from '../../validation/resource.ts'
import { STRUCTURE_3 } from '../../validation/structure-v3.ts'
import { has, isObject, listOf, pointerTo, quote, valueOf } from '../../validation/value.ts'
import type { JsonObject } from '../json.ts'
import { isLaterService } from '../v2/downgrade/services.ts'
import { isKnownTo2 } from '../v2/downgrade/selectors.ts'
import { isExtensionOf3, isHint, textsIn } from '../v2/downgrade/terms.ts'
import { isMotivationOf2 } from '../../annotation/motivations.ts'
import { findLosses, lossOnEach, type Loss, type LossRule } from './loss.ts'
import { TEXT_LOSSES_TO_2 } from './to-2-texts.ts'

/** What a document of version 3.0 says that version 2.1 cannot say, or says otherwise. */
export const findLossesTo2 = (document: JsonObject): readonly Loss[] =>
  findLosses(document, RULES, { version: '3.0', structure: STRUCTURE_3 })

const isOf =
  (...classes: readonly ResourceClass[]): ((resource: Resource) => boolean) =>
  (resource) =>
    classes.includes(resource.class)

/** A property that is left out on some classes. */
const dropped = (
  code: string,
  property: string,
  { of, sentence }: { readonly of: readonly ResourceClass[]; readonly sentence: string },
): LossRule => ({
  code,
  kind: 'lost',
  find: lossOnEach(isOf(...of), ({ value, path }) =>
    has(value, property) ? [{ path: pointerTo(path, property), sentence }] : [],
  ),
})

const isPainted = ({ property, parent }: Resource): boolean =>
  property === 'body' &&
  textsIn((parent?.value ?? {}) as JsonObject, 'motivation').includes('painting')

const typeOf = ({ value }: Resource): string => {
  const type = valueOf(value, 'type')
  return typeof type === 'string' ? type : ''
}

const ANY: readonly ResourceClass[] = ['Collection', 'Manifest', 'Canvas', 'Range']

const RULES: readonly LossRule[] = [
  ...TEXT_LOSSES_TO_2,
  dropped('to-2/duration', 'duration', {
    of: ['Canvas'],
    sentence: 'A canvas has no duration in version 2: it is left out.',
  }),
  dropped('to-2/time-mode', 'timeMode', {
    of: ['Annotation'],
    sentence: 'Version 2 does not say how time is filled: it is left out.',
  }),
  ...['placeholderCanvas', 'accompanyingCanvas'].map((property) =>
    dropped(
      `to-2/${property === 'placeholderCanvas' ? 'placeholder' : 'accompanying'}-canvas`,
      property,
      {
        of: ANY,
        sentence: `Version 2 has no ${property}: it is left out.`,
      },
    ),
  ),
  dropped('to-2/nav-date', 'navDate', {
    of: ['Canvas', 'Range'],
    sentence: 'Version 2 has navDate on manifests and collections only: it is left out here.',
  }),
  dropped('to-2/collection-direction', 'viewingDirection', {
    of: ['Collection'],
    sentence: 'A collection has no viewingDirection in version 2: it is left out.',
  }),
  {
    code: 'to-2/canvas-size',
    kind: 'changed',
    find: lossOnEach(isOf('Canvas'), ({ value, path, property }) =>
      (property === 'items' || property === '') && !has(value, 'width')
        ? [
            {
              path,
              sentence:
                'A canvas must have a height and a width in version 2: those of what it shows are taken, or 1000 by 1000.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-2/media',
    kind: 'lost',
    find: lossOnEach(isPaintedContent, (resource) =>
      ['Video', 'Sound', 'Model', 'Dataset'].includes(typeOf(resource))
        ? [
            {
              path: resource.path,
              sentence: `Version 2 paints pictures only, not ${quote(typeOf(resource))}: it becomes a link (rendering) of its canvas.`,
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-2/painted-text',
    kind: 'changed',
    find: lossOnEach(isPaintedContent, (resource) =>
      ['TextualBody', 'Text'].includes(typeOf(resource))
        ? [
            {
              path: resource.path,
              sentence:
                'Version 2 does not paint texts with the images of a canvas: it goes to an annotation list.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-2/behavior',
    kind: 'lost',
    find: lossOnEach(
      (resource) => has(resource.value, 'behavior'),
      ({ value, path, class: resourceClass }) => {
        const behaviors = textsIn(value as JsonObject, 'behavior')
        const kept = behaviors.find((behavior) => isHint(resourceClass, behavior))
        const lost = behaviors.filter((behavior) => behavior !== kept)
        return lost.length === 0
          ? []
          : [
              {
                path: pointerTo(path, 'behavior'),
                sentence: `Version 2 has one viewingHint at most and fewer of them: ${lost.map(quote).join(', ')} ${lost.length === 1 ? 'was' : 'were'} left out.`,
              },
            ]
      },
    ),
  },
  {
    code: 'to-2/image-service',
    kind: 'lost',
    find: lossOnEach(
      ({ class: resourceClass, value }) => resourceClass === 'Service' && isLaterService(value),
      ({ path }) => [
        {
          path,
          sentence:
            'This service speaks a later version than viewers of version 2 know: it is left out; the picture itself stays.',
        },
      ],
    ),
  },
  {
    code: 'to-2/start-part',
    kind: 'lost',
    find: lossOnEach(
      ({ property, class: resourceClass }) =>
        property === 'start' && resourceClass === 'SpecificResource',
      ({ path }) => [
        {
          path,
          sentence: 'Version 2 starts with a canvas, not within it: the whole canvas is named.',
        },
      ],
    ),
  },
  {
    code: 'to-2/selector',
    kind: 'lost',
    find: lossOnEach(isOf('Selector'), ({ value, path, parent }) =>
      isKnownTo2(value) || parent?.property === 'start'
        ? []
        : [
            {
              path,
              sentence: `Version 2 has no ${quote(valueOf(value, 'type'))}: the whole resource is named instead.`,
            },
          ],
    ),
  },
  {
    code: 'to-2/annotation-list',
    kind: 'changed',
    find: lossOnEach(isOf('AnnotationPage'), ({ value, path, property }) => {
      if (property !== 'annotations') return []
      return has(value, 'items')
        ? [
            {
              path,
              sentence:
                'Annotation lists are documents of their own in version 2: this one is no longer in the manifest, and must be published at its address.',
            },
          ]
        : [
            {
              path,
              sentence:
                'This page is a document elsewhere, of version 3: convert it too, and publish it where version 2 finds it.',
            },
          ]
    }),
  },
  {
    code: 'to-2/transcription',
    kind: 'changed',
    find: lossOnEach(isOf('Annotation'), ({ value, path }) =>
      textsIn(value as JsonObject, 'motivation')
        .filter((motivation) => motivation === 'supplementing' || !isMotivationOf2(motivation))
        .map((motivation) => ({
          path: pointerTo(path, 'motivation'),
          sentence:
            motivation === 'supplementing'
              ? 'Version 2 has no word for supplementing: it is written as sc:painting, as is customary for transcriptions.'
              : `Version 2 does not know the motivation ${quote(motivation)}: it is written as oa:linking.`,
        })),
    ),
  },
  {
    code: 'to-2/collection-order',
    kind: 'lost',
    find: lossOnEach(isOf('Collection'), ({ value, path }) => {
      const types = listOf(valueOf(value, 'items')).map((item) =>
        isObject(item) ? valueOf(item, 'type') : undefined,
      )
      const isMixed = types.lastIndexOf('Collection') > types.indexOf('Manifest')
      return isMixed && types.includes('Manifest')
        ? [
            {
              path: pointerTo(path, 'items'),
              sentence:
                'Version 2 lists collections and manifests apart: the order between them is lost.',
            },
          ]
        : []
    }),
  },
  {
    code: 'to-2/extension',
    kind: 'changed',
    *find({ resources }) {
      const seen = new Set<string>()
      for (const { value, path, class: resourceClass } of resources) {
        if (resourceClass === 'Service' || resourceClass === 'Selector') continue
        for (const key of Object.keys(value)) {
          if (seen.has(key) || key.startsWith('@') || !isExtensionOf3(key)) continue
          seen.add(key)
          yield {
            path: pointerTo(path, key),
            sentence: `${quote(key)} belongs to an extension that version 2 does not know: it goes along as it is.`,
          }
        }
      }
    },
  },
]

/** What is painted, by itself or as one of a choice. */
function isPaintedContent(resource: Resource): boolean {
  const { parent } = resource
  return isPainted(resource) || (parent?.class === 'Choice' && isPainted(parent))
}

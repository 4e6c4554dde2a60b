import { isObject, listOf, pointerTo, valueOf, has } from '../../validation/value.ts'
import type { Resource } from '../../validation/resource.ts'
import { INVENTED_PROVIDER } from '../v2/upgrade/describe.ts'
import { findMarkupFault, looksLikeMarkup } from '../markup.ts'
import { lossOnEach, type LossRule } from './loss.ts'

const has3 = (resource: Resource, property: string): boolean => has(resource.value, property)

const isInvented = (id: unknown): boolean =>
  typeof id === 'string' && id.endsWith(INVENTED_PROVIDER)

/** Descriptions and links that version 2.x says otherwise. */
export const TEXT_LOSSES_TO_2: readonly LossRule[] = [
  {
    code: 'to-2/label',
    kind: 'changed',
    find: lossOnEach(
      (resource) =>
        ['Canvas', 'Range', 'AnnotationCollection'].includes(resource.class) &&
        !has3(resource, 'label'),
      ({ path, property, class: resourceClass }) =>
        ['items', 'structures', ''].includes(property)
          ? [
              {
                path,
                sentence:
                  resourceClass === 'Canvas'
                    ? 'A canvas must have a label in version 2: its number is taken.'
                    : 'This must have a label in version 2: its address is taken.',
              },
            ]
          : [],
    ),
  },
  {
    code: 'to-2/required-statement',
    kind: 'changed',
    find: lossOnEach(
      (resource) => has3(resource, 'requiredStatement'),
      ({ value, path }) => {
        const statement = valueOf(value, 'requiredStatement')
        const label = isObject(statement) ? valueOf(statement, 'label') : undefined
        const texts = isObject(label) ? Object.values(label).flatMap(listOf) : []
        return texts.every((text) => text === 'Attribution' || text === '')
          ? []
          : [
              {
                path: pointerTo(path, 'requiredStatement'),
                sentence:
                  'The attribution of version 2 has no label: it is put before the text, or left out where that is HTML.',
              },
            ]
      },
    ),
  },
  {
    code: 'to-2/provider',
    kind: 'changed',
    find: lossOnEach(
      ({ class: resourceClass, value }) =>
        resourceClass === 'Agent' && !isInvented(valueOf(value, 'id')),
      ({ path }) => [
        {
          path,
          sentence:
            'Version 2 has no provider: its name becomes an entry of the metadata, the first logo the logo.',
        },
      ],
    ),
  },
  {
    code: 'to-2/provider-links',
    kind: 'lost',
    find: lossOnEach(
      ({ class: resourceClass }) => resourceClass === 'Agent',
      ({ value, path }) =>
        ['homepage', 'seeAlso']
          .filter((property) => has(value, property))
          .map((property) => ({
            path: pointerTo(path, property),
            sentence: `Version 2 has no provider, and so no place for its ${property}: it is left out.`,
          })),
    ),
  },
  {
    code: 'to-2/one-picture',
    kind: 'lost',
    find: lossOnEach(
      (resource) => has3(resource, 'thumbnail') || has3(resource, 'logo'),
      ({ value, path }) =>
        ['thumbnail', 'logo']
          .filter((property) => listOf(valueOf(value, property)).length > 1)
          .map((property) => ({
            path: pointerTo(path, property),
            sentence: `Version 2 has one ${property}: the first is taken, the others are left out.`,
          })),
    ),
  },
  {
    code: 'to-2/link-language',
    kind: 'lost',
    find: lossOnEach(
      ({ property }) => ['homepage', 'rendering', 'seeAlso'].includes(property),
      ({ value, path }) =>
        has(value, 'language')
          ? [
              {
                path: pointerTo(path, 'language'),
                sentence: 'The links of version 2 have no language: it is left out.',
              },
            ]
          : [],
    ),
  },
  {
    code: 'to-2/rendering-format',
    kind: 'changed',
    find: lossOnEach(
      ({ property, value }) => property === 'rendering' && !has(value, 'format'),
      ({ path }) => [
        {
          path,
          sentence: 'A rendering must have a format in version 2: it is guessed from its type.',
        },
      ],
    ),
  },
  {
    code: 'to-2/html',
    kind: 'lost',
    *find({ resources }) {
      for (const { value, path } of resources) {
        for (const [place, text] of markupIn(value, path)) {
          const fault = findMarkupFault(text)
          if (fault && fault.kind !== 'not-well-formed') {
            yield {
              path: place,
              sentence: `The HTML ${fault.sentence.replace(/: leave it out$/, '')}; version 2 forbids it: it is left out, and the text in it kept.`,
            }
          }
        }
      }
    },
  },
]

/** The texts of a resource that viewers take for HTML. */
function* markupIn(value: Resource['value'], path: string): Generator<readonly [string, string]> {
  const entries = ['metadata', 'requiredStatement'].flatMap((property) =>
    listOf(valueOf(value, property))
      .filter(isObject)
      .map((entry) => [property, valueOf(entry, 'value')] as const),
  )
  for (const [property, map] of [['summary', valueOf(value, 'summary')] as const, ...entries]) {
    for (const text of isObject(map) ? Object.values(map).flatMap(listOf) : []) {
      if (typeof text === 'string' && looksLikeMarkup(text)) yield [pointerTo(path, property), text]
    }
  }
}

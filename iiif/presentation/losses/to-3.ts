import type { Resource, ResourceClass } from '../../validation/resource.ts'
import { STRUCTURE_2 } from '../../validation/structure-v2.ts'
import { PROPERTIES_3 } from '../../validation/rules/v3/properties.ts'
import { has, isObject, isUri, listOf, pointerTo, quote, valueOf } from '../../validation/value.ts'
import type { JsonObject } from '../json.ts'
import { looksLikeMarkup } from '../markup.ts'
import { isExtension, upgradeLicense } from '../v2/upgrade/describe.ts'
import { PROPERTIES_OF_2 } from '../v2/upgrade/terms.ts'
import { findLosses, lossOnEach, type Loss, type LossRule } from './loss.ts'

/** What a document of version 2.x says that version 3.0 cannot say, or says otherwise. */
export const findLossesTo3 = (document: JsonObject): readonly Loss[] =>
  findLosses(document, RULES, { version: '2.1', structure: STRUCTURE_2 })

const isOf =
  (...classes: readonly ResourceClass[]): ((resource: Resource) => boolean) =>
  (resource) =>
    classes.includes(resource.class)

const holds =
  (property: string): ((resource: Resource) => boolean) =>
  ({ value, class: resourceClass }) =>
    resourceClass !== 'Service' && resourceClass !== 'Selector' && has(value, property)

const BEHAVIORS = 'individuals paged continuous multi-part non-paged facing-pages top'.split(' ')
const PAGING = 'total next prev startIndex'.split(' ')

const RULES: readonly LossRule[] = [
  {
    code: 'to-3/license',
    kind: 'changed',
    find: lossOnEach(holds('license'), ({ value, path }) =>
      upgradeLicense(value as JsonObject).others.map((uri) => ({
        path: pointerTo(path, 'license'),
        sentence: `Version 3 takes one licence, of Creative Commons or RightsStatements.org: ${quote(uri)} becomes an entry of the metadata.`,
      })),
    ),
  },
  {
    code: 'to-3/logo',
    kind: 'changed',
    find: lossOnEach(holds('logo'), ({ value, path }) => [
      isUri(valueOf(value, '@id'))
        ? {
            path: pointerTo(path, 'logo'),
            sentence:
              'In version 3 a logo belongs to a provider: one is made up for it, with the attribution as its name.',
          }
        : {
            path: pointerTo(path, 'logo'),
            sentence: 'In version 3 a logo belongs to a provider: it is left out.',
          },
    ]),
  },
  {
    code: 'to-3/related',
    kind: 'changed',
    find: lossOnEach(holds('related'), ({ path }) => [
      {
        path: pointerTo(path, 'related'),
        sentence:
          'Version 3 says what a link is for: pages of the web become homepage, other things rendering.',
      },
    ]),
  },
  {
    code: 'to-3/further-sequence',
    kind: 'lost',
    find: lossOnEach(holds('sequences'), ({ value, path }) =>
      listOf(valueOf(value, 'sequences'))
        .slice(1)
        .map((_, index) => ({
          path: pointerTo(pointerTo(path, 'sequences'), index + 1),
          sentence:
            'The first sequence becomes the items; this one, which is only named here, is left out.',
        })),
    ),
  },
  {
    code: 'to-3/sequence-description',
    kind: 'lost',
    find: lossOnEach(isOf('Sequence'), ({ value, path, parent }) =>
      parent === undefined
        ? []
        : Object.keys(value)
            .filter(
              (key) =>
                ![
                  '@id',
                  '@type',
                  'canvases',
                  'viewingHint',
                  'viewingDirection',
                  'startCanvas',
                  '@context',
                ].includes(key),
            )
            .map((key) => ({
              path: pointerTo(path, key),
              sentence: `Version 3 has no sequences: what this one says as ${quote(key)} is left out.`,
            })),
    ),
  },
  {
    code: 'to-3/sequence-document',
    kind: 'changed',
    find: lossOnEach(isOf('Sequence'), ({ path, parent }) =>
      parent === undefined
        ? [{ path, sentence: 'Version 3 has no sequences: it becomes a manifest.' }]
        : [],
    ),
  },
  {
    code: 'to-3/viewing-hint',
    kind: 'lost',
    find: lossOnEach(holds('viewingHint'), ({ value, path }) =>
      listOf(valueOf(value, 'viewingHint'))
        .filter((hint) => typeof hint !== 'string' || !(BEHAVIORS.includes(hint) || isUri(hint)))
        .map((hint) => ({
          path: pointerTo(path, 'viewingHint'),
          sentence: `Version 3 has no behavior ${quote(hint)}: it is left out.`,
        })),
    ),
  },
  {
    code: 'to-3/service-profile',
    kind: 'lost',
    find: lossOnEach(isOf('Service'), ({ value, path }) =>
      listOf(valueOf(value, 'profile')).length > 1
        ? [
            {
              path: pointerTo(path, 'profile'),
              sentence:
                'Version 3 names the level of a service only: what else it can do stands in its own info.json.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-3/service-address',
    kind: 'lost',
    find: lossOnEach(isOf('Service'), ({ value, path }) =>
      typeof (valueOf(value, '@id') ?? valueOf(value, 'id')) === 'string'
        ? []
        : [
            {
              path,
              sentence: 'A service must have an address in version 3: this one is left out.',
            },
          ],
    ),
  },
  {
    code: 'to-3/within',
    kind: 'lost',
    find: lossOnEach(holds('within'), ({ value, path }) =>
      listOf(valueOf(value, 'within')).some((item) => isObject(item) && !has(item, '@id'))
        ? [
            {
              path: pointerTo(path, 'within'),
              sentence:
                'What something is part of must have an address in version 3: it is left out.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-3/annotation-list',
    kind: 'changed',
    find: lossOnEach(holds('otherContent'), ({ value, path, class: resourceClass }) =>
      resourceClass === 'Layer'
        ? []
        : [
            {
              path: pointerTo(path, 'otherContent'),
              sentence:
                `${listOf(valueOf(value, 'otherContent')).length} annotation lists are documents elsewhere, of version 2: convert them too, and publish them where version 3 finds them.`.replace(
                  /^1 annotation lists are documents elsewhere, of version 2: convert them too, and publish them/,
                  'An annotation list is a document elsewhere, of version 2: convert it too, and publish it',
                ),
            },
          ],
    ),
  },
  {
    code: 'to-3/layer',
    kind: 'lost',
    find: lossOnEach(isOf('Layer'), ({ value, path }) =>
      listOf(valueOf(value, 'otherContent')).length > 2
        ? [
            {
              path: pointerTo(path, 'otherContent'),
              sentence:
                'Version 3 names the first and the last page, and each page the next: write next into the pages between.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-3/nothing',
    kind: 'lost',
    *find({ resources }) {
      for (const { value, path } of resources) {
        for (const property of ['resource', 'default', 'item']) {
          const isNil = listOf(valueOf(value, property)).some(
            (item) =>
              item === 'rdf:nil' ||
              (isObject(item) &&
                (listOf(valueOf(item, '@type')).includes('rdf:nil') ||
                  valueOf(item, '@id') === 'rdf:nil')),
          )
          if (isNil) {
            yield {
              path: pointerTo(path, property),
              sentence: 'Version 3 has no "no image" (rdf:nil) to choose: it is left out.',
            }
          }
        }
      }
    },
  },
  {
    code: 'to-3/empty-range',
    kind: 'lost',
    find: lossOnEach(isOf('Range'), ({ value, path }) =>
      ['ranges', 'canvases', 'members'].some((key) => listOf(valueOf(value, key)).length > 0)
        ? []
        : [
            {
              path,
              sentence:
                'A range must hold something in version 3: this one is left out, unless others name it as theirs.',
            },
          ],
    ),
  },
  {
    code: 'to-3/paging',
    kind: 'lost',
    find: lossOnEach(
      isOf('Collection', 'Layer', 'AnnotationPage'),
      ({ value, path, class: kind }) =>
        [...PAGING, ...(kind === 'Collection' ? ['first', 'last'] : [])]
          .filter((key) => has(value, key))
          .map((key) => ({
            path: pointerTo(path, key),
            sentence: `What comes in pages is not read page by page here: ${quote(key)} is left out.`,
          })),
    ),
  },
  {
    code: 'to-3/html-label',
    kind: 'lost',
    find: lossOnEach(holds('label'), ({ value, path }) =>
      listOf(valueOf(value, 'label')).some((item) => {
        const text = isObject(item) ? valueOf(item, '@value') : item
        return typeof text === 'string' && looksLikeMarkup(text)
      })
        ? [
            {
              path: pointerTo(path, 'label'),
              sentence: 'A label holds no HTML in version 3: the tags are left out, the text kept.',
            },
          ]
        : [],
    ),
  },
  {
    code: 'to-3/later-property',
    kind: 'lost',
    find: lossOnEach(isOf('Collection', 'Manifest', 'Canvas', 'Range'), ({ value, path }) =>
      Object.keys(value)
        .filter((key) => !PROPERTIES_OF_2.has(key) && !isExtension(key) && key !== 'duration')
        .filter((key) => key.startsWith('@') || Object.hasOwn(PROPERTIES_3, key))
        .map((key) => ({
          path: pointerTo(path, key),
          sentence: `Version 2 does not define ${quote(key)}, and version 3 may mean something else by it: it is left out.`,
        })),
    ),
  },
]

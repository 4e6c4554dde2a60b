import { renameKey, type Fix } from '../../fix.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import type { Resource } from '../../resource.ts'
import { has, isObject, listOf, pointerTo, valueOf } from '../../value.ts'
import { RECOMMENDATIONS } from './recommended.ts'
import { isIn, ruleOf, type Requirement } from './requirement.ts'

const REQUIREMENTS: Readonly<Record<string, Requirement>> = {
  'v3/id-required': {
    property: 'id',
    of: [
      'Collection',
      'Manifest',
      'Canvas',
      'Range',
      'AnnotationPage',
      'Annotation',
      'AnnotationCollection',
      'Content',
      'Reference',
      'Agent',
    ],
    section: '3.2 id',
    advice: 'give it an address of its own',
  },
  'v3/type-required': {
    property: 'type',
    of: [
      'Collection',
      'Manifest',
      'Canvas',
      'Range',
      'AnnotationPage',
      'Annotation',
      'AnnotationCollection',
      'Content',
      'Reference',
      'Agent',
      'Selector',
    ],
    section: '3.2 type',
    advice: 'say what it is',
  },
  'v3/label-required': {
    property: 'label',
    of: ['Collection', 'Manifest'],
    section: '3.1 label',
    advice: 'give it a title',
  },
  'v3/item-label-required': {
    property: 'label',
    of: ['Reference'],
    applies: ({ property, parent }) => property === 'items' && parent?.class === 'Collection',
    section: '5.1 Collection',
    advice: 'repeat the title of what it stands for',
  },
  'v3/link-label-required': {
    property: 'label',
    of: ['Content'],
    applies: isIn('homepage', 'rendering'),
    section: '3.3 homepage, rendering',
    advice: 'say what the link leads to',
  },
  'v3/provider-label-required': {
    property: 'label',
    of: ['Agent'],
    section: '3.1 provider',
    advice: 'give the name of the institution or person',
  },
  'v3/items-required': {
    property: 'items',
    of: ['Collection', 'Manifest', 'Range', 'Choice'],
    section: '3.4 items',
    advice: 'list what it consists of',
  },
  'v3/target-required': {
    property: 'target',
    of: ['Annotation'],
    section: '5.6 Annotation',
    advice: 'say which canvas it belongs to',
  },
  'v3/motivation-required': {
    property: 'motivation',
    of: ['Annotation'],
    applies: ({ parent }) =>
      parent === undefined ||
      parent.parent?.class === 'Canvas' ||
      parent.property === 'annotations',
    section: '5.6 Annotation',
    advice: 'say why it is there: painting, commenting, supplementing …',
  },
  'v3/painting-body-required': {
    property: 'body',
    of: ['Annotation'],
    applies: ({ value }) => listOf(valueOf(value, 'motivation')).includes('painting'),
    section: '5.6 Annotation',
    advice: 'say what is painted',
  },
  'v3/text-value-required': {
    property: 'value',
    of: ['TextualBody'],
    section: '5.7 Content Resources',
    advice: 'put the text there',
  },
  'v3/source-required': {
    property: 'source',
    of: ['SpecificResource'],
    section: '5.6 Annotation',
    advice: 'name the resource that it is a part of',
  },
  'v3/canvas-label-recommended': {
    property: 'label',
    of: ['Canvas'],
    severity: 'warning',
    // A canvas shown while another one loads needs no name.
    applies: isIn('items', ''),
    section: '3.1 label',
    advice: 'readers will see a number only',
  },
  'v3/thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Manifest'],
    severity: 'warning',
    section: '3.1 thumbnail',
    advice: 'readers will see no picture of it in lists',
  },
  'v3/format-recommended': {
    property: 'format',
    of: ['Content'],
    severity: 'warning',
    applies: isIn('body', 'thumbnail', 'rendering', 'seeAlso', 'logo'),
    section: '3.2 format',
    advice: 'name its media type, such as image/jpeg',
  },
}

export const REQUIRED_RULES_3: readonly Rule[] = [
  ...Object.entries({ ...REQUIREMENTS, ...RECOMMENDATIONS }).map(([id, requirement]) =>
    ruleOf(id, requirement),
  ),
  {
    id: 'v3/pair-complete',
    versions: VERSION_3,
    section: '3.1 metadata, requiredStatement',
    sentence: 'Each metadata pair and the required statement have both label and value.',
    severity: 'error',
    *check({ resources }) {
      for (const { value, path } of resources) {
        for (const property of ['metadata', 'requiredStatement']) {
          const entries = valueOf(value, property)
          yield* listOf(entries).flatMap((entry, index) =>
            findGaps(
              entry,
              Array.isArray(entries)
                ? pointerTo(pointerTo(path, property), index)
                : pointerTo(path, property),
            ),
          )
        }
      }
    },
  },
  {
    id: 'v3/service-required',
    versions: VERSION_3,
    section: '3.3 service',
    sentence: 'Each service has id and type, or @id and @type, never of both kinds.',
    severity: 'error',
    check: onEach(['Service'], ({ value, path }) => {
      const plain = ['id', 'type'].filter((key) => has(value, key)).length
      const old = ['@id', '@type'].filter((key) => has(value, key)).length
      if ((plain === 2 && old === 0) || (plain === 0 && old === 2)) return []
      return [
        {
          path,
          message:
            plain > 0 && old > 0
              ? 'This service mixes id and type with @id and @type: use one kind, as its API has it.'
              : 'This service needs an id and a type (@id and @type for older APIs): add what is missing.',
          fix: findServiceFix(value, path),
        },
      ]
    }),
  },
]

/** The type says which kind of keys its API has. */
function findServiceFix(value: Resource['value'], path: string): Fix | undefined {
  const type = valueOf(value, '@type')
  const isOld = typeof type === 'string' && /Service[012]$/.test(type)
  return isOld && has(value, 'id') && !has(value, '@id') && !has(value, 'type')
    ? renameKey(path, 'id', '@id')
    : undefined
}

const findGaps = (entry: unknown, path: string): readonly Fault[] =>
  isObject(entry)
    ? ['label', 'value']
        .filter((key) => !has(entry, key))
        .map((key) => ({ path, message: `This entry has no ${key}: add it, or remove the entry.` }))
    : []

import type { Resource, ResourceClass } from '../../resource.ts'
import { nameOf, onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { has, isObject, listOf, pointerTo, valueOf } from '../../value.ts'

interface Requirement {
  readonly property: string
  readonly of: readonly ResourceClass[]
  readonly section: string
  readonly advice: string
  readonly severity?: Rule['severity']
  readonly applies?: (resource: Resource) => boolean
}

const isEmbeddedContent = ({ property, value }: Resource): boolean =>
  ['resource', 'default', 'item', 'full'].includes(property) &&
  !listOf(valueOf(value, '@type')).includes('rdf:nil')

const REQUIREMENTS: Readonly<Record<string, Requirement>> = {
  'v2/id-required': {
    property: '@id',
    of: ['Collection', 'Manifest', 'Canvas', 'Range', 'Layer', 'AnnotationPage', 'Reference'],
    // Pages of the web that a resource is within may be named by their label only.
    applies: ({ property }) => property !== 'within',
    section: '3.2 @id',
    advice: 'give it an address of its own',
  },
  'v2/type-required': {
    property: '@type',
    of: [
      'Collection',
      'Manifest',
      'Sequence',
      'Canvas',
      'Range',
      'Layer',
      'AnnotationPage',
      'Annotation',
      'Selector',
    ],
    section: '3.2 @type',
    advice: 'say what it is, with its prefix',
  },
  'v2/content-type-required': {
    property: '@type',
    of: ['Content'],
    applies: isEmbeddedContent,
    section: '3.2 @type',
    advice: 'say what it is, such as dctypes:Image',
  },
  'v2/content-id-required': {
    property: '@id',
    of: ['Content'],
    applies: (resource) =>
      isEmbeddedContent(resource) && has(resource.value, '@type') && !has(resource.value, 'chars'),
    section: '3.2 @id',
    advice: 'give the address where it is found',
  },
  'v2/label-required': {
    property: 'label',
    of: ['Collection', 'Manifest', 'Canvas', 'Range', 'Layer'],
    section: '3.1 label',
    advice: 'give it a title',
  },
  'v2/sequences-required': {
    property: 'sequences',
    of: ['Manifest'],
    section: '5.1 Manifest',
    advice: 'a manifest needs one sequence of canvases at least',
  },
  'v2/canvases-required': {
    property: 'canvases',
    of: ['Sequence'],
    section: '5.2 Sequence',
    advice: 'a sequence needs one canvas at least',
  },
  'v2/height-required': {
    property: 'height',
    of: ['Canvas'],
    section: '5.3 Canvas',
    advice: 'give it the height of its image',
  },
  'v2/width-required': {
    property: 'width',
    of: ['Canvas'],
    section: '5.3 Canvas',
    advice: 'give it the width of its image',
  },
  'v2/motivation-required': {
    property: 'motivation',
    of: ['Annotation'],
    section: '5.4 Image Resources',
    advice: 'say why it is there: sc:painting, oa:commenting …',
  },
  'v2/resource-required': {
    property: 'resource',
    of: ['Annotation'],
    section: '5.4 Image Resources',
    advice: 'say what it puts on the canvas',
  },
  'v2/on-required': {
    property: 'on',
    of: ['Annotation'],
    section: '5.4 Image Resources',
    advice: 'say which canvas it belongs to',
  },
  'v2/text-required': {
    property: 'chars',
    of: ['TextualBody'],
    // A text may also be found at an address.
    applies: ({ value }) => !has(value, '@id'),
    section: '6.2 Embedded Content',
    advice: 'put the text there',
  },
  'v2/full-required': {
    property: 'full',
    of: ['SpecificResource'],
    section: '6.1 Segments',
    advice: 'name the resource that it is a part of',
  },
  'v2/choice-default-required': {
    property: 'default',
    of: ['Choice'],
    section: '6.3 Choice of Alternative Resources',
    advice: 'say what is shown first',
  },
  'v2/choice-item-required': {
    property: 'item',
    of: ['Choice'],
    section: '6.3 Choice of Alternative Resources',
    advice: 'say what else there is to choose',
  },
  'v2/rendering-label-required': {
    property: 'label',
    of: ['Content'],
    applies: ({ property }) => property === 'rendering',
    section: '3.3 rendering',
    advice: 'say what the link leads to',
  },
  'v2/service-profile-recommended': {
    property: 'profile',
    of: ['Service'],
    severity: 'warning',
    section: '3.3 service',
    advice: 'without it, viewers do not know what it can do',
  },
  'v2/thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Manifest'],
    severity: 'warning',
    section: '3.1 thumbnail',
    advice: 'readers will see no picture of it in lists',
  },
}

export const REQUIRED_RULES_2: readonly Rule[] = [
  ...Object.entries(REQUIREMENTS).map(([id, requirement]) => ruleOf(id, requirement)),
  {
    id: 'v2/pair-complete',
    versions: VERSION_2,
    section: '3.1 metadata',
    sentence: 'Each metadata pair has both label and value.',
    severity: 'error',
    *check({ resources }) {
      for (const { value, path } of resources) {
        const entries = valueOf(value, 'metadata')
        if (!Array.isArray(entries)) continue
        yield* entries.flatMap((entry: unknown, index) =>
          isObject(entry) && has(entry, 'label') && has(entry, 'value')
            ? []
            : [
                {
                  path: pointerTo(pointerTo(path, 'metadata'), index),
                  message:
                    'This entry needs a label and a value: add what is missing, or remove it.',
                },
              ],
        )
      }
    },
  },
]

function ruleOf(
  id: string,
  { property, of, section, advice, severity, applies }: Requirement,
): Rule {
  return {
    id,
    versions: VERSION_2,
    section,
    sentence: `${of.join(', ')} ${severity === 'warning' ? 'should' : 'must'} have ${property}.`,
    severity: severity ?? 'error',
    check: onEach(of, (resource): readonly Fault[] => {
      if (has(resource.value, property) || applies?.(resource) === false) return []
      return [
        { path: resource.path, message: `${nameOf(resource)} has no ${property}: ${advice}.` },
      ]
    }),
  }
}

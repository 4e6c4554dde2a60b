import type { Resource } from '../../resource.ts'
import { VERSION_2, type Rule } from '../../rule.ts'
import { has, isObject, listOf, pointerTo, valueOf } from '../../value.ts'
import { ruleOf, type Requirement } from './requirement.ts'

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

const isMember = ({ property, parent }: Resource): boolean =>
  parent?.class === 'Collection' && ['collections', 'manifests', 'members'].includes(property)

const MORE: Readonly<Record<string, Requirement>> = {
  'v2/member-type-required': {
    property: '@type',
    of: ['Reference'],
    applies: isMember,
    section: '5.8 Collection',
    advice: 'say whether it is a sc:Manifest or a sc:Collection',
  },
  'v2/member-label-required': {
    property: 'label',
    of: ['Reference'],
    applies: isMember,
    section: '5.8 Collection',
    advice: 'repeat the title of what it stands for',
  },
  'v2/member-hint-required': {
    property: 'viewingHint',
    of: ['Reference'],
    applies: ({ property, value, parent }) =>
      parent?.class === 'Collection' &&
      property === 'members' &&
      valueOf(value, '@type') === 'sc:Collection',
    // A MUST of the text that hardly any collection keeps.
    severity: 'warning',
    section: '5.8 Collection',
    advice: 'say how it is to be shown',
  },
  'v2/rendering-format-required': {
    property: 'format',
    of: ['Content'],
    applies: ({ property }) => property === 'rendering',
    section: '3.3 rendering',
    advice: 'name its media type, such as application/pdf',
  },
  'v2/sequence-label-required': {
    property: 'label',
    of: ['Sequence', 'Reference'],
    applies: ({ property, parent }) =>
      property === 'sequences' && listOf(valueOf(parent?.value ?? {}, 'sequences')).length > 1,
    section: '5.2 Sequence',
    advice: 'where there are several, readers choose by it',
  },
  'v2/metadata-recommended': {
    property: 'metadata',
    of: ['Collection', 'Manifest'],
    severity: 'remark',
    section: '3.1 metadata',
    advice: 'say who made it, where and when',
  },
  'v2/description-recommended': {
    property: 'description',
    of: ['Collection', 'Manifest'],
    severity: 'remark',
    section: '3.1 description',
    advice: 'say in a sentence what it is',
  },
  'v2/annotation-id-recommended': {
    property: '@id',
    of: ['Annotation'],
    severity: 'remark',
    section: '3.2 @id',
    advice: 'give it an address of its own',
  },
  'v2/image-size-recommended': {
    property: 'height',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property, value }) =>
      property === 'resource' && listOf(valueOf(value, '@type')).includes('dctypes:Image'),
    section: '3.2 height',
    advice: 'give its height and width in pixels',
  },
  'v2/part-thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Collection', 'Canvas'],
    severity: 'remark',
    section: '3.1 thumbnail',
    advice: 'readers will see no picture of it in lists',
  },
  'v2/see-also-profile-recommended': {
    property: 'profile',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property }) => property === 'seeAlso',
    section: '3.3 seeAlso',
    advice: 'say by which scheme the data is written',
  },
  'v2/link-format-recommended': {
    property: 'format',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property }) => property === 'related' || property === 'seeAlso',
    section: '3.3 related, seeAlso',
    advice: 'name its media type, such as text/html',
  },
}

export const REQUIRED_RULES_2: readonly Rule[] = [
  ...Object.entries({ ...REQUIREMENTS, ...MORE }).map(([id, requirement]) =>
    ruleOf(id, requirement),
  ),
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

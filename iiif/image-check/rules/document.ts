import { isWithin } from '../../image/limits.ts'
import { IMAGE_CONTEXT } from '../../image/versions.ts'
import { LEVEL_CONTENTS, parseLevel } from '../levels.ts'
import { both, faultIn, only3, sections, type DocumentRule, type Fault, advised } from '../rule.ts'
import { EXTRA_NAMES, extrasOf, isObject, listOf, pixelsOf, profileObject } from '../subject.ts'

const TECHNICAL = both('5.2 Technical Properties')
const EXTRAS = sections('5.3 Profile Description', '5.7 Extra Functionality')
const PROTOCOL = 'http://iiif.io/api/image'

/** The members of the information document. */
export const DOCUMENT_RULES: readonly DocumentRule[] = [
  {
    kind: 'document',
    id: 'document/context',
    sentence:
      '@context must be the URI of the context of this version; in 3.0 also a list with it as the last item.',
    sections: TECHNICAL,
    *check({ document, version }) {
      const context = document['@context']
      const last = version === 3 ? listOf([context].flat()).at(-1) : context
      if (last !== IMAGE_CONTEXT[version])
        yield faultIn('@context', IMAGE_CONTEXT[version], context)
    },
  },
  {
    kind: 'document',
    id: 'document/id',
    sentence:
      'The id is the base URI of the image, including scheme, server, prefix and identifier without a trailing slash.',
    sections: TECHNICAL,
    *check({ document, version, base }) {
      const member = version === 3 ? 'id' : '@id'
      if (document[member] !== base)
        yield faultIn(member, `the address that was asked for, ${base}`, document[member])
    },
  },
  {
    kind: 'document',
    id: 'document/type',
    sentence:
      'type must be the string ImageService3; in 2.1 @type, if present, must be the string iiif:Image.',
    sections: TECHNICAL,
    *check({ document, version }) {
      const value = document[version === 3 ? 'type' : '@type']
      if (version === 3 && value !== 'ImageService3')
        yield faultIn('type', '"ImageService3"', value)
      if (version === 2 && value !== undefined && value !== 'iiif:Image')
        yield faultIn('@type', '"iiif:Image"', value)
    },
  },
  {
    kind: 'document',
    id: 'document/protocol',
    sentence: 'protocol is the URI http://iiif.io/api/image.',
    sections: TECHNICAL,
    *check({ document }) {
      if (document['protocol'] !== PROTOCOL)
        yield faultIn('protocol', PROTOCOL, document['protocol'])
    },
  },
  {
    kind: 'document',
    id: 'document/dimensions',
    sentence:
      'width and height are the width and height in pixels of the full image, given as integers.',
    sections: TECHNICAL,
    *check({ document }) {
      for (const member of ['width', 'height']) {
        if (!pixelsOf(document[member]))
          yield faultIn(member, 'an integer above 0', document[member])
      }
    },
  },
  {
    kind: 'document',
    id: 'document/profile',
    sentence:
      'The profile must name a compliance level: as a string in 3.0, as the first item of a list in 2.x.',
    sections: TECHNICAL,
    *check({ document: { profile }, version }) {
      if (version === 3) {
        const isName = typeof profile === 'string' && /^level[012]$/.test(profile)
        if (!isName) yield faultIn('profile', '"level0", "level1" or "level2"', profile)
        return
      }
      const isList = Array.isArray(profile) && parseLevel(profile[0], 2) !== undefined
      if (!isList)
        yield faultIn(
          'profile',
          'a list that begins with http://iiif.io/api/image/2/level2.json or another level',
          profile,
        )
    },
  },
  {
    kind: 'document',
    id: 'document/sizes',
    sentence: 'sizes is a list of objects with width and height, given as integers.',
    sections: sections('5.2 Technical Properties', '5.3 Sizes'),
    *check({ document, version, sizes }) {
      const value = document['sizes']
      if (value === undefined) return
      if (!Array.isArray(value) || sizes.length !== value.length)
        yield faultIn('sizes', 'a list of objects, each with width and height', value)
      yield* wrongTypes('sizes', value, version === 3 ? { type: 'Size' } : { '@type': 'iiif:Size' })
    },
  },
  {
    kind: 'document',
    id: 'document/tiles',
    sentence:
      'tiles is a list of objects with width, perhaps height, and scaleFactors, all positive integers; each size stands there once.',
    sections: sections('5.2 Technical Properties', '5.4 Tiles'),
    *check({ document, version, tiles }) {
      const value = document['tiles']
      if (value === undefined) return
      const isWhole = (one: unknown): boolean =>
        isObject(one) &&
        pixelsOf(one['width']) !== undefined &&
        (one['height'] === undefined || pixelsOf(one['height']) !== undefined) &&
        listOf(one['scaleFactors']).length > 0 &&
        listOf(one['scaleFactors']).every((factor) => pixelsOf(factor) !== undefined)
      if (!Array.isArray(value) || !value.every(isWhole))
        yield faultIn('tiles', 'a list of objects, each with width and scaleFactors', value)
      yield* wrongTypes('tiles', value, version === 3 ? { type: 'Tile' } : { '@type': 'iiif:Tile' })
      const sides = tiles.map(({ width, height }) => `${width},${height}`)
      if (new Set(sides).size < sides.length) yield faultIn('tiles', 'each size once', value)
      const factors = tiles.flatMap(({ scaleFactors }) => scaleFactors)
      if (new Set(factors).size < factors.length)
        yield advised(faultIn('tiles', 'each scale factor once', value))
    },
  },
  {
    kind: 'document',
    id: 'document/limits',
    sentence:
      'maxWidth must be specified if maxHeight is; sizes and tiles must be within the limits.',
    sections: sections('5.3 Profile Description', '5.2 Technical Properties'),
    *check({ document, version, limits, sizes, tiles }) {
      const from = version === 3 ? document : profileObject(document)
      for (const member of ['maxWidth', 'maxHeight', 'maxArea']) {
        if (from[member] !== undefined && !pixelsOf(from[member]))
          yield faultIn(member, 'an integer above 0', from[member])
      }
      if (from['maxHeight'] !== undefined && from['maxWidth'] === undefined)
        yield faultIn('maxWidth', 'a number, since there is a maxHeight', undefined)
      for (const size of [...sizes, ...tiles]) {
        if (!isWithin(limits, size))
          yield faultIn('sizes or tiles', 'nothing beyond the limits', {
            width: size.width,
            height: size.height,
          })
      }
    },
  },
  {
    kind: 'document',
    id: 'document/extras',
    sentence: 'Formats, qualities and features beyond the level are lists of names.',
    sections: EXTRAS,
    *check({ document, version }) {
      const from = version === 3 ? document : profileObject(document)
      for (const member of Object.values(EXTRA_NAMES[version])) {
        const value = from[member]
        const isList = Array.isArray(value) && value.every((one) => typeof one === 'string')
        if (value !== undefined && !isList) yield faultIn(member, 'a list of names', value)
      }
    },
  },
  {
    kind: 'document',
    id: 'document/extras-needed',
    sentence:
      'extraQualities, extraFormats and extraFeatures list what is beyond the level that the profile names.',
    sections: only3('5.7 Extra Functionality'),
    *check({ document, version }) {
      const claimed = parseLevel(document['profile'], version)
      if (claimed === undefined) return
      const contents = LEVEL_CONTENTS[version][claimed]
      const extras = extrasOf(document, version)
      for (const kind of ['formats', 'qualities', 'features'] as const) {
        const needless = extras[kind].filter((name) => contents[kind].includes(name))
        if (needless.length)
          yield advised(
            faultIn(EXTRA_NAMES[version][kind], 'only what the level does not include', needless),
          )
      }
    },
  },
  {
    kind: 'document',
    id: 'document/upscaling-limit',
    sentence: 'A server that supports sizeUpscaling must specify maxWidth or maxArea.',
    sections: only3('5.7 Extra Functionality'),
    *check({ document, features }) {
      const isLimited = document['maxWidth'] !== undefined || document['maxArea'] !== undefined
      if (features.has('sizeUpscaling') && !isLimited)
        yield faultIn('maxWidth', 'a number, or a maxArea', undefined)
    },
  },
  {
    kind: 'document',
    id: 'document/preferred-formats',
    sentence: 'preferredFormats is a list of formats that the level or extraFormats name.',
    sections: only3('5.5 Preferred Formats'),
    *check({ document, formats }) {
      const value = document['preferredFormats']
      if (value === undefined) return
      const isKnown = Array.isArray(value) && value.every((one) => formats.has(String(one)))
      if (!isKnown) yield faultIn('preferredFormats', `some of ${[...formats].join(', ')}`, value)
    },
  },
  {
    kind: 'document',
    id: 'document/rights',
    sentence: 'rights must be a single URI, as a string.',
    sections: only3('5.6 Rights'),
    *check({ document: { rights } }) {
      const isUri = typeof rights === 'string' && /^https?:\/\/\S+$/.test(rights)
      if (rights !== undefined && !isUri) yield faultIn('rights', 'one URI', rights)
    },
  },
  {
    kind: 'document',
    id: 'document/links',
    sentence: 'partOf, seeAlso and service must be lists of objects, each with id and type.',
    sections: only3('5.8 Linking Properties'),
    *check({ document }) {
      for (const member of ['partOf', 'seeAlso', 'service']) {
        const value = document[member]
        if (value === undefined) continue
        const isNamed = (one: unknown): boolean =>
          isObject(one) &&
          ((typeof one['id'] === 'string' && typeof one['type'] === 'string') ||
            (member === 'service' && '@id' in one && '@type' in one))
        if (!Array.isArray(value) || !value.every(isNamed))
          yield faultIn(member, 'a list of objects with id and type', value)
      }
    },
  },
  {
    kind: 'document',
    id: 'document/version',
    sentence:
      'The members are those of one version of the Image API: its clients do not know the names of another.',
    sections: TECHNICAL,
    *check({ document, version }) {
      for (const member of STRANGE_MEMBERS[version]) {
        if (member in document)
          yield advised(
            faultIn(member, `no member of this name in version ${version}`, document[member]),
          )
      }
    },
  },
]

/** Members of the other version: they are not seen by clients of this one. */
const STRANGE_MEMBERS = {
  2: [
    'id',
    'type',
    'rights',
    'maxWidth',
    'maxHeight',
    'maxArea',
    'extraFeatures',
    'extraFormats',
    'extraQualities',
    'preferredFormats',
  ],
  3: ['@id', '@type', 'attribution', 'license', 'logo', 'formats', 'qualities', 'supports'],
} as const

/** The type of a size or of a set of tiles may be left out, but not be another. */
function* wrongTypes(
  member: string,
  value: unknown,
  expected: Readonly<Record<string, string>>,
): Iterable<Fault> {
  for (const [name, type] of Object.entries(expected)) {
    for (const one of listOf(value)) {
      if (isObject(one) && one[name] !== undefined && one[name] !== type)
        yield faultIn(`${member}/${name}`, `"${type}"`, one[name])
    }
  }
}

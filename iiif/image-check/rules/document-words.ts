import { faultIn, only3, sections, type DocumentRule, advised } from '../rule.ts'
import { extrasOf, isObject, listOf } from '../subject.ts'
import type { ImageVersion } from '../../image/versions.ts'

const COMMON_FEATURES = [
  'baseUriRedirect',
  'canonicalLinkHeader',
  'cors',
  'jsonldMediaType',
  'mirroring',
  'profileLinkHeader',
  'regionByPct',
  'regionByPx',
  'regionSquare',
  'rotationArbitrary',
  'rotationBy90s',
  'sizeByConfinedWh',
  'sizeByH',
  'sizeByPct',
  'sizeByW',
  'sizeByWh',
] as const

/** @see https://iiif.io/api/image/2.1/#profile-description and https://iiif.io/api/image/3.0/#57-extra-functionality */
const FEATURES: Readonly<Record<ImageVersion, ReadonlySet<string>>> = {
  2: new Set([
    ...COMMON_FEATURES,
    'sizeAboveFull',
    'sizeByDistortedWh',
    'sizeByForcedWh',
    'sizeByWhListed',
  ]),
  3: new Set([...COMMON_FEATURES, 'sizeUpscaling']),
}

/** Names that are often written for those of the specification. */
const MISNAMED: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  tiff: 'tif',
  grey: 'gray',
  colour: 'color',
  native: 'default',
}

/** The words in which the information document speaks: those that clients know. */
export const DOCUMENT_WORD_RULES: readonly DocumentRule[] = [
  {
    kind: 'document',
    id: 'document/context-first',
    sentence: 'The @context property should appear as the very first key-value pair.',
    sections: only3('5.2 Technical Properties'),
    *check({ document }) {
      const [first] = Object.keys(document)
      if ('@context' in document && first !== '@context')
        yield advised(faultIn('@context', 'it before everything else', { first }))
    },
  },
  {
    kind: 'document',
    id: 'document/names',
    sentence:
      'Features, formats and qualities are named as the specification names them; clients must assume that what they do not know is not supported.',
    sections: sections('5.3 Profile Description', '5.7 Extra Functionality'),
    *check({ document, version }) {
      const { features, formats, qualities } = extrasOf(document, version)
      for (const name of features) {
        const isKnown = FEATURES[version].has(name) || /^https?:/.test(name)
        if (!isKnown) yield advised(faultIn(name, 'a feature that this version names', name))
      }
      for (const name of [...formats, ...qualities]) {
        const right = Object.hasOwn(MISNAMED, name) ? MISNAMED[name] : undefined
        if (right !== undefined) yield advised(faultIn(name, `the name "${right}"`, name))
      }
    },
  },
  {
    kind: 'document',
    id: 'document/rights-known',
    sentence:
      'The value of rights must be from Creative Commons or RightsStatements.org, or be registered: in the form in which they write it, with http.',
    sections: only3('5.6 Rights'),
    *check({ document: { rights } }) {
      if (typeof rights !== 'string') return
      if (!/^http:\/\/(creativecommons|rightsstatements)\.org\/\S+$/.test(rights))
        yield advised(
          faultIn(
            'rights',
            'http://creativecommons.org/… or http://rightsstatements.org/…',
            rights,
          ),
        )
    },
  },
  {
    kind: 'document',
    id: 'document/link-members',
    sentence:
      'The label of what partOf and seeAlso refer to is given in its languages; services should have a profile.',
    sections: only3('5.8 Linking Properties'),
    *check({ document }) {
      for (const member of ['partOf', 'seeAlso']) {
        for (const one of listOf(document[member])) {
          if (isObject(one) && one['label'] !== undefined && !isLanguageMap(one['label']))
            yield faultIn(`${member}/label`, 'lists of texts by their language', one['label'])
        }
      }
      for (const service of listOf(document['service'])) {
        if (isObject(service) && typeof service['profile'] !== 'string')
          yield advised(faultIn('service/profile', 'a URI', service['profile']))
      }
    },
  },
]

const isLanguageMap = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).every(
    (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
  )

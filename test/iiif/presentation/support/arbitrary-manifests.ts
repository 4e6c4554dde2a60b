import fc from 'fast-check'
import type { JsonObject } from '../../../../iiif/presentation/json.ts'

/** Anything that an extension may say. */
const extension = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()))

/** A few keys that no specification defines, some of them of a kind that programs stumble over. */
const unknownKeys = fc.dictionary(
  fc.constantFrom('x:shelfmark', 'zz', '__proto__', 'constructor', 'toString', 'navPlace'),
  extension,
  { maxKeys: 2 },
)

const languageMap = fc
  .uniqueArray(fc.constantFrom('en', 'la', 'none', 'zh-Hant'), { minLength: 1, maxLength: 3 })
  .chain((languages) =>
    fc
      .array(fc.array(word(), { minLength: 1, maxLength: 2 }), {
        minLength: languages.length,
        maxLength: languages.length,
      })
      .map((texts) =>
        Object.fromEntries(languages.map((language, index) => [language, texts[index] ?? ['?']])),
      ),
  )

function word(): fc.Arbitrary<string> {
  return fc.constantFrom('f. 1r', 'Codex', 'Incipit: “In principio”', 'a < b', 'ß', '𝔉', 'x ')
}

/** A resource with some properties in any order. */
const inAnyOrder = (entries: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc
    .record(entries, { requiredKeys: ['id', 'type'] })
    .chain((object) =>
      fc.shuffledSubarray(Object.entries(object), { minLength: Object.keys(object).length }),
    )
    .map((pairs) => Object.fromEntries(pairs) as JsonObject)

function canvas(index: number): fc.Arbitrary<JsonObject> {
  const id = `https://example.org/canvas/${index}`
  const image = `https://example.org/image/${index}`
  return fc
    .tuple(
      inAnyOrder({
        id: fc.constant(id),
        type: fc.constant('Canvas'),
        label: languageMap,
        summary: languageMap,
        behavior: fc.constant(['facing-pages']),
        thumbnail: fc.constant([{ id: `${image}.jpg`, type: 'Image', format: 'image/jpeg' }]),
      }),
      unknownKeys,
      fc.boolean(),
    )
    .map(([described, unknown, isPainted]) => ({
      ...described,
      ...(unknown as JsonObject),
      height: 881,
      width: 1237,
      items: isPainted ? [paintedOn(id, image)] : [],
    }))
}

const paintedOn = (id: string, image: string): JsonObject => ({
  id: `${id}/page`,
  type: 'AnnotationPage',
  items: [
    {
      id: `${id}/annotation/1`,
      type: 'Annotation',
      motivation: 'painting',
      body: {
        id: `${image}/full/full/0/default.jpg`,
        type: 'Image',
        format: 'image/jpeg',
        service: [
          {
            '@id': image,
            '@type': 'ImageService2',
            profile: 'http://iiif.io/api/image/2/level2.json',
          },
        ],
      },
      target: id,
    },
  ],
})

/** Manifests of version 3.0 as libraries publish them: keys in any order, properties that nobody defines. */
export const arbitraryManifest: fc.Arbitrary<JsonObject> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc.tuple(
      inAnyOrder({
        id: fc.constant('https://example.org/manifest.json'),
        type: fc.constant('Manifest'),
        summary: languageMap,
        metadata: fc.array(fc.record({ label: languageMap, value: languageMap }), {
          minLength: 1,
          maxLength: 3,
        }),
        rights: fc.constant('http://creativecommons.org/licenses/by/4.0/'),
        requiredStatement: fc.record({ label: languageMap, value: languageMap }),
        viewingDirection: fc.constant('right-to-left'),
        behavior: fc.constant(['paged']),
      }),
      unknownKeys,
      languageMap,
      fc.tuple(...Array.from({ length: count }, (_, index) => canvas(index + 1))),
    ),
  )
  .map(([described, unknown, label, items]) => ({
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    ...described,
    label,
    ...(unknown as JsonObject),
    items,
  }))

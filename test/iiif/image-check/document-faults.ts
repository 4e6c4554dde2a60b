import { info, failed, advised, inVersion2, type FaultCase } from './fault-case.ts'

/** Servers whose information document is wrong. */
export const DOCUMENT_FAULTS: readonly FaultCase[] = [
  failed(
    'document/context',
    'names another context',
    info((document) => ({ ...document, '@context': 'https://iiif.io/api/image/3/context.json' })),
  ),
  failed(
    'document/context',
    'puts its context first of several',
    info((document) => ({
      ...document,
      '@context': [document['@context'], 'http://example.org/more.json'],
    })),
  ),
  failed(
    'document/id',
    'ends its id with a slash',
    info((document) => ({ ...document, id: `${String(document['id'])}/` })),
  ),
  failed(
    'document/type',
    'calls itself a service of version 2',
    info((document) => ({ ...document, type: 'ImageService2' })),
  ),
  failed(
    'document/protocol',
    'forgets the protocol',
    info(({ protocol, ...document }) => (protocol ? document : document)),
  ),
  failed(
    'document/dimensions',
    'tells the width as a text',
    info((document) => ({ ...document, width: String(document['width']) })),
  ),
  failed(
    'document/profile',
    'names its level by an address',
    info((document) => ({ ...document, profile: 'http://iiif.io/api/image/3/level2.json' })),
  ),
  failed(
    'document/sizes',
    'lists a size without height',
    info((document) => ({ ...document, sizes: [{ width: 100 }] })),
  ),
  failed(
    'document/tiles',
    'gives a scale factor of a half',
    info((document) => ({ ...document, tiles: [{ width: 512, scaleFactors: [1, 0.5] }] })),
  ),
  failed(
    'document/limits',
    'limits the height and not the width',
    info(({ maxWidth, ...document }) => (maxWidth ? document : document)),
  ),
  failed(
    'document/extras',
    'tells of one format outside a list',
    info((document) => ({ ...document, extraFormats: 'webp' })),
  ),
  advised(
    'document/extras-needed',
    'lists png, which its level has',
    info((document) => ({ ...document, extraFormats: ['png'] })),
  ),
  failed(
    'document/upscaling-limit',
    'enlarges without telling how far',
    info(({ maxWidth, maxHeight, maxArea, ...document }) =>
      maxWidth || maxHeight || maxArea ? document : document,
    ),
  ),
  failed(
    'document/preferred-formats',
    'prefers a format that it has not',
    info((document) => ({ ...document, preferredFormats: ['jxl'] })),
  ),
  failed(
    'document/rights',
    'lists several rights',
    info((document) => ({ ...document, rights: ['http://creativecommons.org/licenses/by/4.0/'] })),
  ),
  failed(
    'document/links',
    'has a service outside a list',
    info((document) => ({ ...document, service: { id: 'https://example.org', type: 'X' } })),
  ),
  advised(
    'document/version',
    'still says attribution',
    info((document) => ({ ...document, attribution: 'A library' })),
  ),
  inVersion2(
    failed(
      'document/type',
      'has a type of its own',
      info((document) => ({ ...document, '@type': 'sc:Image' })),
    ),
  ),
  inVersion2(
    failed(
      'document/profile',
      'gives its profile as a text',
      info((document) => ({ ...document, profile: 'http://iiif.io/api/image/2/level2.json' })),
    ),
  ),
]

import {
  advised,
  failed,
  info,
  isPicture,
  misread,
  refused,
  saying,
  withHeader,
  without,
  inVersion2,
  type FaultCase,
} from './fault-case.ts'

/** Servers whose faults show only to who looks twice: most of them were seen in servers that are in use. */
export const DETAIL_FAULTS: readonly FaultCase[] = [
  advised(
    'document/context-first',
    'begins its document with the id',
    info(({ id, ...document }) => ({ id, ...document })),
  ),
  advised(
    'document/names',
    'names a feature as version 2 does',
    info((document) => ({
      ...document,
      extraFeatures: [...(document['extraFeatures'] as string[]), 'sizeByDistortedWh'],
    })),
  ),
  inVersion2(
    advised(
      'document/names',
      'calls max a feature',
      info((document) => {
        const [level, extras] = document['profile'] as [string, { supports: string[] }]
        return {
          ...document,
          profile: [level, { ...extras, supports: [...extras.supports, 'max'] }],
        }
      }),
    ),
  ),
  advised(
    'document/names',
    'says tiff for tif',
    info((document) => ({ ...document, extraFormats: ['webp', 'tiff', 'gif'] })),
  ),
  advised(
    'document/rights-known',
    'writes the licence with https',
    info((document) => ({
      ...document,
      rights: 'https://creativecommons.org/licenses/by/4.0/',
    })),
  ),
  failed(
    'document/link-members',
    'labels what it refers to with a text alone',
    info((document) => ({
      ...document,
      seeAlso: [{ id: 'https://example.org/data', type: 'Dataset', label: 'Data' }],
    })),
  ),
  advised(
    'document/link-members',
    'has a service without a profile',
    info((document) => ({
      ...document,
      service: [{ id: 'https://example.org/login', type: 'AuthProbeService2' }],
    })),
  ),
  failed(
    'size/confined-not-enlarged',
    'refuses a frame of which one side is larger than the region',
    saying(({ rest }) => /\/!40,10\/|\/!10,40\//.test(rest), refused(400)),
  ),
  inVersion2(
    failed(
      'size/confined-not-enlarged',
      'enlarges to fill the frame',
      misread(({ size }) => (/^!40,10$|^!10,40$/.test(size) ? { size: 'full' } : undefined)),
    ),
  ),
  failed(
    'size/upscaling-not-needed',
    'knows ^ only where it enlarges',
    saying(({ rest }) => rest.startsWith('full/^240,'), refused(400)),
  ),
  failed(
    'size/upscaling-most',
    'takes ^max for max',
    misread(({ size }) => (size === '^max' ? { size: 'max' } : undefined)),
  ),
  failed(
    'tiles/shown',
    'puts another tile in the place of the last',
    misread(({ region, format }) =>
      region === '1024,512,213,369' && format === 'png' ? { region: '0,0,213,369' } : undefined,
    ),
  ),
  failed('canonical/form', 'drops ^ from canonical sizes', {
    answer: (answer) => ({
      ...answer,
      headers: answer.headers.map(([name, value]) =>
        name.toLowerCase() === 'link' ? [name, value.replace('/^', '/')] : [name, value],
      ),
    }),
  }),
  failed('canonical/form', 'forgets that a picture is mirrored', {
    answer: (answer, { rest }) =>
      rest.includes('/!0/')
        ? {
            ...answer,
            headers: answer.headers.map(([name, value]) =>
              name.toLowerCase() === 'link' ? [name, value.replace('/!0/', '/0/')] : [name, value],
            ),
          }
        : answer,
  }),
  failed(
    'refusal/format',
    'takes jpeg for jpg',
    misread(({ format }) => (format === 'jpeg' ? { format: 'jpg' } : undefined)),
  ),
  failed(
    'refusal/quality',
    'still knows the qualities of version 1',
    misread(({ quality }) =>
      quality === 'native'
        ? { quality: 'default' }
        : quality === 'grey'
          ? { quality: 'gray' }
          : undefined,
    ),
  ),
  failed(
    'refusal/region',
    'cuts off what follows the point',
    misread(({ region }) => (region === '1.5,0,10,10' ? { region: '1,0,10,10' } : undefined)),
  ),
  failed(
    'refusal/size',
    'does not mind capital letters',
    misread(({ size }) => (size === 'Max' ? { size: 'max' } : undefined)),
  ),
  failed('encoding/once', 'decodes identifiers twice', {
    ask: ({ rest }) => (/\/%25[0-9A-F]{2}[^/]*\/info\.json$/.test(rest) ? 'info.json' : undefined),
  }),
  failed(
    'http/cors-redirect',
    'lets no page follow its redirect',
    saying((_asked, { status }) => status === 303, without(/^access-control/i)),
  ),
  advised(
    'http/json-wanted',
    'gives JSON-LD to who takes JSON alone',
    saying(
      ({ rest, accept }) => rest === 'info.json' && accept === 'application/json',
      withHeader('Content-Type', 'application/ld+json'),
    ),
  ),
  advised('http/vary', 'does not tell caches of its types', {
    answer: (answer, { rest }) => (rest === 'info.json' ? without(/^vary$/i)(answer) : answer),
  }),
  advised(
    'http/not-modified',
    'sends again what the client has',
    saying(
      ({ condition }) => condition !== undefined,
      (answer) => ({ ...answer, status: 200 }),
    ),
  ),
  failed(
    'http/not-modified',
    'takes every tag for its own',
    saying(
      (asked, answer) => asked.condition !== undefined && isPicture(asked, answer),
      (answer) => ({
        ...refused(304)(answer),
        body: Buffer.alloc(0),
      }),
    ),
  ),
]

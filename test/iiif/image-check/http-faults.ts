import {
  misread,
  saying,
  without,
  withHeader,
  refused,
  isPicture,
  isPart,
  failed,
  advised,
  inVersion2,
  type FaultCase,
  type Parts,
} from './fault-case.ts'

/** Another value for each parameter that is not understood. */
const SOUND = {
  region: { region: 'full' },
  size: { size: '240,' },
  rotation: { rotation: '0' },
  quality: { quality: 'default' },
  format: { format: 'jpg' },
} as const satisfies Record<keyof Parts, Partial<Parts>>

/** Servers that say wrong things about their answers, or answer what they should refuse. */
export const HTTP_FAULTS: readonly FaultCase[] = [
  failed('canonical/form', 'writes canonical sizes as version 2 does', {
    answer: (answer) => ({
      ...answer,
      headers: answer.headers.map(([name, value]) =>
        name.toLowerCase() === 'link'
          ? [name, value.replace(/\/(\d+),\d+\/(!?[\d.]+\/\w+\.\w+>)/, '/$1,/$2')]
          : [name, value],
      ),
    }),
  }),
  failed(
    'canonical/form',
    'gives no canonical address',
    saying(isPicture, (answer) => ({
      ...answer,
      headers: answer.headers.map(([name, value]) =>
        name.toLowerCase() === 'link'
          ? [name, value.replace(/<[^>]*>;\s*rel="canonical",?\s*/, '')]
          : [name, value],
      ),
    })),
  ),
  failed(
    'canonical/same-picture',
    'gives another picture at the canonical address',
    misread(({ region, size }) =>
      isPart(region) && /^240,\d+$/.test(size) ? { size: '120,' } : undefined,
    ),
  ),
  failed(
    'http/json',
    'sends its document as text',
    saying(
      ({ rest, accept }) => rest === 'info.json' && accept === undefined,
      withHeader('Content-Type', 'text/plain'),
    ),
  ),
  inVersion2(
    failed(
      'http/json',
      'sends JSON-LD unasked',
      saying(({ rest }) => rest === 'info.json', withHeader('Content-Type', 'application/ld+json')),
    ),
  ),
  failed(
    'http/json-ld',
    'does not hear what is asked for',
    saying(({ accept }) => accept !== undefined, withHeader('Content-Type', 'application/json')),
  ),
  failed(
    'http/cors-document',
    'lets no page read its document',
    saying(
      ({ rest, method }) => rest === 'info.json' && method === 'GET',
      without(/^access-control/i),
    ),
  ),
  failed(
    'http/cors-pictures',
    'lets no page draw its pictures',
    saying(isPicture, without(/^access-control/i)),
  ),
  advised(
    'http/cors-refusals',
    'lets no page read why it refuses',
    saying((_asked, { status }) => status >= 400, without(/^access-control/i)),
  ),
  advised(
    'http/head',
    'does not answer HEAD',
    saying(({ method }) => method === 'HEAD', refused(405)),
  ),
  advised(
    'http/options',
    'does not answer OPTIONS',
    saying(({ method }) => method === 'OPTIONS', refused(405)),
  ),
  failed(
    'http/base-redirect',
    'answers nothing at the base address',
    saying(({ rest }) => rest === '', refused(404)),
  ),
  advised(
    'http/base-redirect',
    'leads from the base address for ever',
    saying(({ rest }) => rest === '', refused(301)),
  ),
  failed(
    'http/profile-link',
    'forgets the link to its level',
    saying(isPicture, (answer) => ({
      ...answer,
      headers: answer.headers.map(([name, value]) =>
        name.toLowerCase() === 'link'
          ? [name, value.replace('rel="profile"', 'rel="profiles"')]
          : [name, value],
      ),
    })),
  ),
  advised(
    'http/readable-refusal',
    'refuses without a word',
    saying(
      ({ rest }, { status }) => status === 400 && rest.includes('/nonsense/'),
      (answer) => ({ ...answer, body: Buffer.alloc(0) }),
    ),
  ),
  failed('refusal/unknown-image', 'has a picture for every name', {
    ask: ({ rest }) =>
      rest.includes('no-such-image') ? rest.replace(/^.*no-such-image-\w+\//, '') : undefined,
  }),
  advised(
    'refusal/unknown-image',
    'says 400 where there is nothing',
    saying(({ rest }) => rest.includes('no-such-image'), refused(400)),
  ),
  ...(['region', 'size', 'rotation', 'quality', 'format'] as const).map((part) =>
    failed(
      `refusal/${part}`,
      `takes any ${part}`,
      misread((parts) => (parts[part] === 'frob' ? SOUND[part] : undefined)),
    ),
  ),
  failed(
    'refusal/rotation',
    'falls over an angle below nothing',
    saying(({ rest }) => rest.includes('/-15/'), refused(500)),
  ),
  failed('encoding/slash', 'joins parts of an address', {
    ask: ({ rest }) => (rest.startsWith('part/') ? rest.slice('part/'.length) : undefined),
  }),
  failed(
    'encoding/same',
    'does not decode parameters',
    saying(({ rest }) => rest.startsWith('%66ull'), refused(400)),
  ),
  failed('encoding/once', 'decodes twice', {
    ask: ({ rest }) => (rest.startsWith('%2566ull') ? rest.replace('%2566ull', 'full') : undefined),
  }),
]

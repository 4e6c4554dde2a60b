import type { ProblemText } from '../problem-texts.ts'

/** Why an image server could not be checked at all. */
export const IMAGE_CHECK_PROBLEMS = {
  'check/address-malformed': {
    cause: '"{address}" is not the address of an image on a server.',
    consequence: 'Nothing was asked for.',
    remedy: 'Give the address of its info.json: it begins with http:// or https://.',
  },
  'check/unreachable': {
    cause: 'The server "{host}" could not be reached ({reason}).',
    consequence: 'It was not checked.',
    remedy: 'See that the address is right and that this computer is connected, then try again.',
  },
  'check/led-elsewhere': {
    cause: 'The server leads to "{address}", which is not followed.',
    consequence: 'It was not checked.',
    remedy: 'If you trust that server, give its address instead.',
  },
} as const satisfies Record<string, ProblemText>

import type { ProblemText } from '../problem-texts.ts'

/** Why a document of another server could not be read. */
export const REMOTE_PROBLEMS = {
  'remote/address-malformed': {
    cause: '"{address}" is not an address of the web.',
    consequence: 'Nothing was asked for.',
    remedy: 'Give an address that begins with http:// or https://.',
  },
  'remote/down': {
    cause: 'The server "{host}" does not answer ({reason}).',
    consequence: 'Nothing was read from it, and nothing of yours was changed.',
    remedy: 'See that the address is right and that this computer is connected, then try again.',
  },
  'remote/led-elsewhere': {
    cause:
      '"{address}" lies in a private network, or is an insecure detour, so it is not followed.',
    consequence: 'Nothing was read: a hostile page could use this to reach private devices.',
    remedy: 'If it is a server of your own, give its own address instead.',
  },
  'remote/refused': {
    cause: 'The server "{host}" does not give this document (status {status}).',
    consequence: 'Nothing was read from it.',
    remedy: 'See that the address is right; some documents can only be read by members.',
  },
  'remote/picture-refused': {
    cause: 'The server "{host}" does not give this picture (status {status}).',
    consequence: 'The leaf is in your object all the same, without its picture.',
    remedy: 'Try again later, or ask the holder whether it has moved.',
  },
  'remote/picture-lost': {
    cause: 'A part of this picture could not be loaded from "{host}".',
    consequence: 'It shows in less detail, or not at all. Your work is not affected.',
    remedy: 'See that this computer is connected, then try again.',
  },
  'remote/not-a-picture': {
    cause: 'What "{host}" sends is no picture that can be shown.',
    consequence: 'The leaf is in your object all the same, without its picture.',
    remedy: 'Try again later, or ask the holder.',
  },
  'remote/not-information': {
    cause: 'What "{host}" says of this image is no information of an image service.',
    consequence: 'The leaf is in your object all the same, without its picture.',
    remedy: 'Try again later, or ask the holder.',
  },
  'remote/not-allowed': {
    cause: 'Pictures of the server "{host}" are not loaded: you have not been asked yet.',
    consequence: 'Nothing was sent to it.',
    remedy: 'Choose "Load pictures" to see them.',
  },
  'remote/picture-unknown': {
    cause: 'This picture is not in the open object.',
    consequence: 'It was not asked for.',
    remedy: 'Open the object that it belongs to.',
  },
  'remote/busy': {
    cause: 'The server "{host}" is busy and was asked {tries} times.',
    consequence: 'Nothing was read from it.',
    remedy: 'Try again later.',
  },
  'remote/not-a-document': {
    cause: 'What "{host}" sends is no JSON document but {type}.',
    consequence: 'Nothing was read from it.',
    remedy: 'It may be a page about the object: look there for the address of its manifest.',
  },
  'remote/too-large': {
    cause: 'What "{host}" sends is larger than {limit} MB.',
    consequence: 'It was not read, to protect the memory of this computer.',
    remedy: 'Ask the holder for a smaller document.',
  },
  'remote/garbled': {
    cause: 'What "{host}" sends cannot be unpacked: it is cut or damaged.',
    consequence: 'Nothing was read from it.',
    remedy: 'Try again.',
  },
} as const satisfies Record<string, ProblemText>

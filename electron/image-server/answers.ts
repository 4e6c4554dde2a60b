import type { ProblemCode } from '../../iiif/problem-texts.ts'
import { sentenceOf, type ProblemReport } from '../../iiif/problem.ts'
import type { ImageProblemCode } from '../../iiif/problems/image.ts'
import type { WholeFile } from './whole-file.ts'

/** What goes back to the client. Names of headers are written as they are sent. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | string
  /** Sent in place of the body, and closed by whoever writes the answer. */
  readonly file?: WholeFile
}

/** Problems of files that show only when one is opened. */
type SourceProblemCode =
  | 'source/too-large'
  | 'source/larger-than-usual'
  | 'source/too-large-file'
  | 'source/too-large-for-kind'
  | 'source/link-elsewhere'
  | 'source/unreadable'
  | 'source/damaged'
  | 'source/incomplete'
  | 'source/crashes-decoder'

/** The status of each refusal. @see https://iiif.io/api/image/3.0/#73-error-conditions */
const STATUS: Readonly<Record<ImageProblemCode | SourceProblemCode, number>> = {
  'image/address-malformed': 400,
  'image/address-unknown': 404,
  'image/address-too-long': 414,
  'image/request-malformed': 400,
  'image/request-late': 408,
  'image/headers-too-large': 431,
  'image/host-foreign': 421,
  'image/method-refused': 405,
  'image/method-unknown': 501,
  'image/region-malformed': 400,
  'image/region-outside-image': 400,
  'image/size-malformed': 400,
  'image/size-too-large': 400,
  'image/size-larger-than-region': 400,
  'image/size-empty': 400,
  'image/rotation-malformed': 400,
  // Valid requests that are not carried out: no limit in info.json tells of them.
  'image/rotation-too-large': 501,
  'image/quality-unknown': 400,
  'image/format-unknown': 400,
  'image/format-too-large': 501,
  'image/not-found': 404,
  'image/file-gone': 404,
  'image/damaged': 500,
  'image/changed': 503,
  'image/too-slow': 503,
  'image/busy': 503,
  'image/document-late': 503,
  'source/too-large': 403,
  'source/larger-than-usual': 403,
  'source/too-large-file': 403,
  'source/too-large-for-kind': 403,
  'source/link-elsewhere': 403,
  'source/unreadable': 403,
  'source/damaged': 500,
  'source/incomplete': 500,
  'source/crashes-decoder': 500,
}

/** On every answer, whatever its status. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Disposition, ETag, Link, Retry-After',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** The sentences of a problem, with its status. A code that only main knows is one of a document: 404. */
export function answerProblem(problem: ProblemReport): Answer {
  const status = hasStatus(problem.code) ? STATUS[problem.code] : 404
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': '1' }),
      ...(status === 405 && { Allow: METHODS }),
    },
    body: `${sentenceOf(problem)}\n`,
  }
}

/** What a mistake in the program looks like from outside. */
export const INTERNAL_ERROR: Answer = {
  status: 500,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: 'The image server made a mistake with this request. Other requests are not affected.\n',
}

export const METHODS = 'GET, HEAD, OPTIONS'

/** What a page of another origin may ask: everything that there is, since all of it is public to it. */
export const PREFLIGHT: Answer = {
  status: 204,
  headers: {
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers':
      'Accept, Authorization, Cache-Control, Content-Type, If-Modified-Since, If-None-Match, Range',
    'Access-Control-Max-Age': '86400',
  },
  body: '',
}

const hasStatus = (code: ProblemCode): code is keyof typeof STATUS => Object.hasOwn(STATUS, code)

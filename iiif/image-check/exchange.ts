import type { Dimensions } from '../image/dimensions.ts'
import type { Pixels } from './pixels.ts'

/** What a check asks of a server. */
export interface CheckRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS'
  /** The whole address, encoded as it is to be sent. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether an answer that leads elsewhere is followed, or is what was asked for. */
  readonly redirects: 'follow' | 'tell'
}

/** What came. */
export interface CheckAnswer {
  /** 0 where nothing came in time; the text then says why. */
  readonly status: number
  /** Names in lower case, with every value that was sent. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  /** Of the body, in bytes. */
  readonly length: number
  /** The body as text; empty for a picture. */
  readonly text: string
  readonly picture: Picture | undefined
}

/** A picture, as its own bytes tell. */
export interface Picture {
  /** As the Image API calls it. */
  readonly format: string
  /** Undefined where the format is one whose header is not read here. */
  readonly size: Dimensions | undefined
  /** Undefined unless it is a small PNG. */
  readonly pixels: () => Pixels | undefined
}

/**
 * A check as a sequence of questions: it yields a request, is given the answer, and returns what it found.
 * Whoever carries it out does the fetching, so that a check itself knows nothing of the network.
 */
export type Steps<Value> = Generator<CheckRequest, Value, CheckAnswer>

type Options = Partial<Pick<CheckRequest, 'headers' | 'redirects' | 'method'>>

/** Asks for an address. */
export function* ask(address: string, options: Options = {}): Steps<CheckAnswer> {
  const { method = 'GET', headers = {}, redirects = 'follow' } = options
  return yield { method, address, headers, redirects }
}

/** The value of a header; several are joined, as HTTP allows. Undefined when there is none. */
export const headerOf = ({ headers }: CheckAnswer, name: string): string | undefined =>
  headers[name]?.join(', ')

/** The media type of an answer without its parameters, in lower case. */
export const mediaTypeOf = (answer: CheckAnswer): string =>
  (headerOf(answer, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The address that `Link` gives for a relation. @see https://www.rfc-editor.org/rfc/rfc8288 */
export function linkOf(answer: CheckAnswer, relation: string): string | undefined {
  for (const [, address, parameters = ''] of (headerOf(answer, 'link') ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^",;\s]*))*)/g,
  )) {
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]*))/i.exec(parameters) ?? []
    if ((quoted ?? plain ?? '').split(/\s+/).includes(relation)) return address
  }
  return undefined
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  0: 'no answer',
  200: 'OK',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** "status 404 (Not Found)". */
export function describeStatus(status: number): string {
  const name = STATUS_NAMES[status]
  return name === undefined ? `status ${status}` : `status ${status} (${name})`
}

export const describeSize = ({ width, height }: Dimensions): string => `${width} × ${height} pixels`

/** What came, in a few words: its status, and for a picture its format and size. */
export function describeAnswer(answer: CheckAnswer): string {
  if (answer.status === 0) return `no answer (${answer.text})`
  if (!isGiven(answer)) return describeStatus(answer.status)
  const { picture } = answer
  if (!picture) return `no picture but ${mediaTypeOf(answer) || 'something without a type'}`
  return picture.size
    ? `a picture (${picture.format}) of ${describeSize(picture.size)}`
    : `a picture (${picture.format})`
}

/** True for an answer that gives what was asked for. */
export const isGiven = ({ status }: CheckAnswer): boolean => status >= 200 && status < 300

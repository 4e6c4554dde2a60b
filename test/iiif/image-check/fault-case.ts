import type { RawAnswer } from '../../support/raw-http.ts'
import type { Asked, ServerFault } from '../../support/faulty-image-server.ts'

/** A server that breaks one rule. */
export interface FaultCase {
  /** The rule that finds it, and how grave it is. */
  readonly rule: string
  readonly outcome: 'failed' | 'advised'
  readonly version: 2 | 3
  /** What is wrong with the server. */
  readonly name: string
  readonly fault: ServerFault
}

export interface Parts {
  readonly region: string
  readonly size: string
  readonly rotation: string
  readonly quality: string
  readonly format: string
}

type Change = (parts: Parts) => Partial<Parts> | undefined

/** The server does something else than these parameters say. */
export const misread = (change: Change): ServerFault => ({
  ask: ({ rest }) => {
    const [region, size, rotation, file, ...more] = rest.split('/')
    if (region === undefined || size === undefined || rotation === undefined) return undefined
    if (file === undefined || more.length > 0) return undefined
    const [quality = '', format = ''] = file.split('.')
    const parts = { region, size, rotation, quality, format }
    const changed = change(parts)
    if (!changed) return undefined
    const now = { ...parts, ...changed }
    return `${now.region}/${now.size}/${now.rotation}/${now.quality}.${now.format}`
  },
})

type Information = Record<string, unknown>

/** The information document says something else. */
export const info = (change: (document: Information) => Information): ServerFault => ({
  answer: (answer, { rest, method }) => {
    if (rest !== 'info.json' || method !== 'GET' || answer.status !== 200) return answer
    const document = change(JSON.parse(answer.body.toString()) as Information)
    return { ...answer, body: Buffer.from(JSON.stringify(document)) }
  },
})

/** Answers that fit a condition are changed. */
export const saying = (
  fits: (asked: Asked, answer: RawAnswer) => boolean,
  change: (answer: RawAnswer, asked: Asked) => RawAnswer,
): ServerFault => ({
  answer: (answer, asked) => (fits(asked, answer) ? change(answer, asked) : answer),
})

export const without =
  (names: RegExp) =>
  (answer: RawAnswer): RawAnswer => ({
    ...answer,
    headers: answer.headers.filter(([name]) => !names.test(name)),
  })

export const withHeader =
  (name: string, value: string) =>
  (answer: RawAnswer): RawAnswer => ({
    ...answer,
    headers: [...without(new RegExp(`^${name}$`, 'i'))(answer).headers, [name, value]],
  })

export const refused =
  (status: number) =>
  (answer: RawAnswer): RawAnswer => ({ ...answer, status })

export const isPicture = ({ rest }: Asked, { status }: RawAnswer): boolean =>
  status === 200 && /\.(jpg|png|webp|tif|gif)$/.test(rest)

export const isPart = (region: string): boolean => /^\d+,\d+,\d+,\d+$/.test(region)

export const shiftBy =
  (...by: readonly number[]) =>
  (region: string): string =>
    region
      .split(',')
      .map((number, index) => Number(number) + (by[index] ?? 0))
      .join(',')

export const exchanged = (region: string): string => {
  const [x, y, w, h] = region.split(',')
  return [y, x, w, h].join(',')
}

export const failed = (rule: string, name: string, fault: ServerFault): FaultCase => ({
  rule,
  outcome: 'failed',
  version: 3,
  name,
  fault,
})
export const advised = (rule: string, name: string, fault: ServerFault): FaultCase => ({
  ...failed(rule, name, fault),
  outcome: 'advised',
})
export const inVersion2 = (one: FaultCase): FaultCase => ({ ...one, version: 2 })

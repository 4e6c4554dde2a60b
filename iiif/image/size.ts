import { problem } from '../problem.ts'
import { DECIMAL, INTEGER, formatDecimal, parseDecimal } from './numbers.ts'
import type { ImageVersion } from './versions.ts'

/** The size that a request asks for, as it was written. */
export interface Size {
  readonly form: SizeForm
  /** True when the text began with `^`: the result may have more pixels than the region. Only in 3.0. */
  readonly mayUpscale: boolean
}

/** Widths and heights are in pixels of the result before it is rotated. */
export type SizeForm =
  /** The word for the whole region in 2.x; removed in 3.0. */
  | { readonly kind: 'full' }
  | { readonly kind: 'max' }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'width'; readonly width: number }
  | { readonly kind: 'height'; readonly height: number }
  | { readonly kind: 'exact'; readonly width: number; readonly height: number }
  | { readonly kind: 'within'; readonly width: number; readonly height: number }

const WIDTH = new RegExp(`^(${INTEGER}),$`)
const HEIGHT = new RegExp(`^,(${INTEGER})$`)
const EXACT = new RegExp(`^(${INTEGER}),(${INTEGER})$`)
const WITHIN = new RegExp(`^!(${INTEGER}),(${INTEGER})$`)
const PERCENT = new RegExp(`^pct:(${DECIMAL})$`)

/**
 * Reads a size in the grammar of one version: `full` is a word of 2.x alone, `^` of 3.0 alone.
 *
 * @throws Problem `image/size-malformed`; `image/size-empty` where a zero is asked for
 * @see https://iiif.io/api/image/3.0/#42-size
 */
export function parseSize(text: string, version: ImageVersion): Size {
  const mayUpscale = version === 3 && text.startsWith('^')
  const form = parseForm(mayUpscale ? text.slice(1) : text)
  if (!form || (form.kind === 'full' && version === 3))
    throw problem('image/size-malformed', { text })
  if (isEmpty(form)) throw problem('image/size-empty', { text })
  return { form, mayUpscale }
}

/** Writes a size; what `parseSize` read comes back with its numbers in canonical form. */
export const formatSize = ({ form, mayUpscale }: Size): string =>
  (mayUpscale ? '^' : '') + formatForm(form)

function parseForm(text: string): SizeForm | undefined {
  if (text === 'full' || text === 'max') return { kind: text }
  const [, percent] = PERCENT.exec(text) ?? []
  if (percent !== undefined) return { kind: 'percent', percent: parseDecimal(percent) }
  const [, width] = WIDTH.exec(text) ?? []
  if (width !== undefined) return { kind: 'width', width: Number(width) }
  const [, height] = HEIGHT.exec(text) ?? []
  if (height !== undefined) return { kind: 'height', height: Number(height) }
  return parseBoth(EXACT.exec(text), 'exact') ?? parseBoth(WITHIN.exec(text), 'within')
}

function parseBoth(match: RegExpExecArray | null, kind: 'exact' | 'within'): SizeForm | undefined {
  if (!match) return undefined
  const [, width = '', height = ''] = match
  return { kind, width: Number(width), height: Number(height) }
}

function formatForm(form: SizeForm): string {
  switch (form.kind) {
    case 'full':
    case 'max':
      return form.kind
    case 'percent':
      return `pct:${formatDecimal(form.percent)}`
    case 'width':
      return `${form.width},`
    case 'height':
      return `,${form.height}`
    case 'exact':
      return `${form.width},${form.height}`
    case 'within':
      return `!${form.width},${form.height}`
  }
}

function isEmpty(form: SizeForm): boolean {
  switch (form.kind) {
    case 'full':
    case 'max':
      return false
    case 'percent':
      return form.percent === 0
    case 'width':
      return form.width === 0
    case 'height':
      return form.height === 0
    case 'exact':
    case 'within':
      return form.width === 0 || form.height === 0
  }
}

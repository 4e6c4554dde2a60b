import { problem } from '../problem.ts'
import { compileExpression } from './expression.ts'
import type { FromFileName } from './rule.ts'

/** What a label can be made of. */
export interface NamedCanvas {
  /** The path of its first image, with forward slashes; undefined when it has none. */
  readonly path: string | undefined
  /** What it is called now. */
  readonly label: string
  /** In the object, from 1. */
  readonly position: number
}

export const PLACEHOLDERS = [
  'name',
  'number',
  'first',
  'leaf',
  'folder',
  'label',
  'position',
] as const
/** A part of a name, as `{number}` in a template. */
export type Placeholder = (typeof PLACEHOLDERS)[number]

interface Named extends NamedCanvas {
  /** The name of the file without folders and ending. */
  readonly name: string
  readonly folder: string
}

/** What stands for each placeholder; undefined where a name has no such part. */
const PARTS: Readonly<Record<Placeholder, (canvas: Named) => string | undefined>> = {
  name: ({ name }) => name,
  number: ({ name }) => plainNumber(/\d+(?=\D*$)/.exec(name)?.[0]),
  first: ({ name }) => plainNumber(/\d+/.exec(name)?.[0]),
  leaf: ({ name }) => {
    const [, number, side] = /(\d+)[\s_-]*([rv])(?![\p{L}\d])/iu.exec(name) ?? []
    return number && side && `${plainNumber(number)}${side.toLowerCase()}`
  },
  folder: ({ folder }) => folder || undefined,
  label: ({ label }) => label,
  position: ({ position }) => String(position),
}

const plainNumber = (digits: string | undefined): string | undefined =>
  digits?.replace(/^0+(?=\d)/, '')

/**
 * Makes labels from names of files by a template.
 *
 * @returns what makes one label: undefined where the name lacks a part or does not fit the expression
 * @throws Problem `label/placeholder-unknown`, `label/expression-malformed`
 */
export function labelFromFileName({
  template,
  expression,
}: FromFileName): (canvas: NamedCanvas) => string | undefined {
  const parts = readTemplate(template)
  const matching = expression === undefined ? undefined : compileExpression(expression, '')
  return (canvas) => {
    if (canvas.path === undefined) return undefined
    const named = { ...canvas, ...namesIn(canvas.path) }
    const match = matching?.exec(named.name)
    if (matching && !match) return undefined
    const texts = parts.map((part) => {
      if ('text' in part) return part.text
      if ('placeholder' in part) return PARTS[part.placeholder](named)
      return match && (match[Number(part.group)] ?? match.groups?.[part.group] ?? '')
    })
    return texts.includes(undefined) ? undefined : texts.join('')
  }
}

type Part =
  | { readonly text: string }
  | { readonly placeholder: Placeholder }
  /** A part of the expression, by its number or its name. */
  | { readonly group: string }

function readTemplate(template: string): readonly Part[] {
  const pieces = template.split(/(\{[^{}]*\}|\$\d|\$<\w+>)/)
  return pieces.map((piece): Part => {
    const [, group] = /^\$<?(\w+)>?$/.exec(piece) ?? []
    if (group !== undefined) return { group }
    const [, name] = /^\{([^{}]*)\}$/.exec(piece) ?? []
    if (name === undefined) return { text: piece }
    const placeholder = PLACEHOLDERS.find((known) => known === name.trim().toLowerCase())
    if (!placeholder) throw problem('label/placeholder-unknown', { placeholder: `{${name}}` })
    return { placeholder }
  })
}

function namesIn(path: string): { readonly name: string; readonly folder: string } {
  const segments = path.split('/')
  const file = segments.at(-1) ?? ''
  return { name: file.replace(/(?<=.)\.[^.]*$/, ''), folder: segments.at(-2) ?? '' }
}

import { parseTarget } from '../../annotation/target.ts'
import type { Selection } from '../../annotation/selectors/index.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { Problem } from '../../problem.ts'
import { isObject, listOf, valueOf } from '../../validation/value.ts'
import { MOTIVATIONS, type AnnotationRecord, type TextualBody } from '../model.ts'
import { allRead, defined, knownOf, objectAt, textAt } from './read-values.ts'

/** An annotation as its record holds it, without what only a project can give. */
export type ReadAnnotation = Pick<AnnotationRecord, 'motivation' | 'bodies' | 'target'>

/**
 * A comment, transcription or tags in plain text on a canvas or a part of it: what a record holds without loss.
 * Undefined for everything else.
 *
 * @param canvas the address of the canvas that it must speak of
 */
export function readAnnotation(value: unknown, canvas: string): ReadAnnotation | undefined {
  if (!isObject(value)) return undefined
  const [motivation, ...others] = listOf(valueOf(value, 'motivation')).map((one) =>
    knownOf(MOTIVATIONS, one),
  )
  const bodies = allRead(listOf(valueOf(value, 'body')).map(readText))
  const target = readTarget(valueOf(value, 'target'), canvas)
  if (!motivation || others.length > 0 || !bodies || bodies.length === 0 || !target)
    return undefined
  return { motivation, bodies, target }
}

/** Texts with markup are not for a field of plain text, and empty ones would not be written again. */
function readText(value: unknown): TextualBody | undefined {
  if (!isObject(value) || valueOf(value, 'type') !== 'TextualBody') return undefined
  const body = value as JsonObject
  const text = textAt(body, 'value')
  const isPlain = (textAt(body, 'format') ?? 'text/plain') === 'text/plain'
  const language = valueOf(body, 'language')
  const isOne = language === undefined || (typeof language === 'string' && language !== '')
  if (text === undefined || !isPlain || !isOne) return undefined
  return { value: text, ...defined({ language: textAt(body, 'language') }) }
}

/** The part of the canvas; undefined for another canvas, and for what we have no shape for. */
export function readTarget(value: unknown, canvas: string): Selection | undefined {
  const targets = listOf(value)
  const part = targets.length === 1 ? readPart(targets[0]) : undefined
  return part?.canvas === canvas ? part.selection : undefined
}

/** A canvas, or a part of one, by its address. */
export function readPart(
  value: unknown,
): { readonly canvas: string; readonly selection: Selection } | undefined {
  try {
    if (typeof value === 'string') return parseTarget(value)
    if (!isObject(value)) return undefined
    const object = value as JsonObject
    if (valueOf(object, 'type') === 'Canvas') return parseTarget(textAt(object, 'id') ?? '#')
    const held = valueOf(object, 'source')
    const source = isObject(held) ? textAt(held as JsonObject, 'id') : held
    const selector = objectAt(object, 'selector')
    const text = selector && textAt(selector, 'value')
    const type = knownOf(
      ['FragmentSelector', 'SvgSelector'] as const,
      selector && valueOf(selector, 'type'),
    )
    if (typeof source !== 'string' || !type || text === undefined) return undefined
    return parseTarget({ type: 'SpecificResource', source, selector: { type, value: text } })
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

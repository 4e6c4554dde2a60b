import { isWebAddress } from '../web-address.ts'
import { readContentState } from './content-state.ts'
import type { Reference } from './reference.ts'

/** More than this at once is a mistake of the clipboard. */
const MOST = 200

/** Commas and semicolons may be parts of addresses: they part two of them where a space or an address follows. */
const SEPARATOR = /[,;]*\s+|[,;](?=["'<]?https?:)/

/**
 * What a text refers to that was pasted or dropped: addresses, one on each line or between spaces; the addresses that
 * the IIIF icon of a page carries (`?manifest=…&canvas=…`); content states. Each once.
 *
 * @see https://zimeon.github.io/iiif-dragndrop/
 */
export function readReferences(text: string): readonly Reference[] {
  const whole = text.trim()
  const state = /^[[{]/.test(whole) ? readContentState(whole) : []
  const found = state.length > 0 ? state : whole.split(SEPARATOR).flatMap(readWord)
  const seen = new Map<string, Reference>()
  for (const one of found) seen.set(`${one.address}\n${one.canvas ?? ''}`, one)
  return [...seen.values()].slice(0, MOST)
}

function readWord(word: string): readonly Reference[] {
  const trimmed = word.replace(/^[<"']+|[>"',;]+$/g, '')
  if (!isWebAddress(trimmed)) return readContentState(trimmed)
  const asked = parametersOf(trimmed)
  const state = asked.get('iiif-content')
  if (state !== undefined) {
    return isWebAddress(state) ? [{ address: state }] : readContentState(state)
  }
  const carried = asked.get('manifest') ?? asked.get('collection')
  if (carried === undefined || !isWebAddress(carried)) return [{ address: trimmed }]
  const canvas = asked.get('canvas')
  return [{ address: carried, ...(canvas !== undefined && { canvas }) }]
}

/** The first value of each parameter of an address, decoded; a malformed one is left out. */
function parametersOf(address: string): ReadonlyMap<string, string> {
  const [, query = ''] = /\?([^#]*)/.exec(address) ?? []
  const parameters = new Map<string, string>()
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const value = at > 0 ? decoded(part.slice(at + 1)) : undefined
    if (value !== undefined && !parameters.has(part.slice(0, at)))
      parameters.set(part.slice(0, at), value)
  }
  return parameters
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

import { problem } from '../problem.ts'

/** An image request after its base. Told by its words, since `…/image/3/f1r.png` has as many parts. */
const IMAGE_REQUEST =
  /\/(?:full|square|(?:pct:)?[\d.]+(?:,[\d.]+){3})\/[^/]+\/!?[\d.]+\/(?:default|color|gr[ae]y|bitonal|native)\.\w+$/
/** Computers that have no certificate as a rule: without a scheme, http is meant. */
const NEAR = /^(localhost|\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\])(:\d+)?(\/|$)/i

/**
 * The base address of an image from whatever address of it a scholar has at hand: of its information
 * document, of one of its pictures, or its own; `https://` may be left out. Nothing is decoded or tidied up
 * on the way, since how a server takes it is what is looked at.
 *
 * @throws Problem `check/address-malformed`
 */
export function baseAddressOf(typed: string): string {
  const text = typed.trim()
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const full = hasScheme ? text : `${NEAR.test(text) ? 'http' : 'https'}://${text}`
  const base = full
    .replace(/[?#].*$/, '')
    .replace(/\/info\.json$/, '')
    .replace(IMAGE_REQUEST, '')
    .replace(/\/+$/, '')
  // Scheme, server and at least an identifier, all in characters that may stand in an address.
  if (!/^https?:\/\/[^/\s@]+\/[\x21-\x7e]+$/i.test(base)) {
    throw problem('check/address-malformed', { address: text })
  }
  return base
}

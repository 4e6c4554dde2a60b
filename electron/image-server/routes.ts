import { problem } from '../../iiif/problem.ts'
import { decodeSegment, parseImageAddress, type ImageAddress } from '../../iiif/image/request.ts'
import type { ImageVersion } from '../../iiif/image/versions.ts'
import { createByteCache } from './byte-cache.ts'

/** What an address of this server leads to. */
export type Route =
  | {
      readonly kind: 'image'
      readonly prefix: string
      readonly version: ImageVersion
      readonly address: ImageAddress
    }
  | {
      readonly kind: 'document'
      readonly prefix: string
      readonly version: 2 | 3
      readonly path: string
    }
  | {
      readonly kind: 'preview'
      readonly prefix: string
      readonly identifier: string
    }

/** In characters. An identifier of 255 bytes may be three times as long when it is encoded, and lie in folders. */
export const LONGEST_TARGET = 8_192

/** All that RFC 3986 allows in an address, and what clients send unencoded by mistake; no spaces, no controls. */
const PRINTABLE_ASCII = /^[\x21-\x7e]*$/

/** What the last addresses meant, in characters: a viewer asks for the same tiles again and again. */
const known = createByteCache<Route>(250_000)

/**
 * What the target of a request means; read once, as long as it is asked for.
 *
 * @throws Problem `image/address-…`
 */
export function findRoute(target: string): Route {
  const before = known.get(target)
  if (before) return before
  const route = parseRoute(target)
  known.set(target, route, target.length)
  return route
}

/**
 * Reads the target of a request exactly as the client sent it. It is split before anything is decoded, and
 * never normalised: `..` and encoded slashes are parts of a name here, and names are only looked up.
 *
 * @throws Problem `image/address-…`
 */
export function parseRoute(target: string): Route {
  if (target.length > LONGEST_TARGET) {
    throw problem('image/address-too-long', { longest: LONGEST_TARGET })
  }
  if (!target.startsWith('/') || !PRINTABLE_ASCII.test(target)) {
    throw problem('image/address-malformed', { address: target.slice(0, 200) })
  }
  const [path = '', query] = target.split('?', 2)
  const [, prefix = '', service, versionText, ...rest] = path.split('/')
  if (service === 'preview' && versionText && rest.length === 0) {
    return { kind: 'preview', prefix, identifier: decodeSegment(versionText) }
  }
  const version = VERSIONS.get(versionText ?? '')
  if (version === undefined) throw problem('image/address-unknown')
  if (service === 'image') {
    const address = parseImageAddress(rest)
    if (!address) throw problem('image/address-unknown')
    return { kind: 'image', prefix, version, address }
  }
  if (service === 'presentation') {
    const document = rest.map(decodeSegment).join('/')
    // A search is what stands in the query; nothing else here has one.
    const asked = document === 'search' && query !== undefined ? `search?${query}` : document
    return { kind: 'document', prefix, version, path: asked }
  }
  throw problem('image/address-unknown')
}

const VERSIONS: ReadonlyMap<string, 2 | 3> = new Map([
  ['2', 2],
  ['3', 3],
])

/** What of the object a finding speaks of. */
export interface FindingPlace {
  /** The index of the canvas; undefined for the object as a whole. */
  readonly canvas: number | undefined
  /** The property at the end of the path, without indices: `label`. */
  readonly property: string | undefined
}

/** In a manifest of 3.0, and in one of 2.1. */
const CANVAS = /^\/(?:items|sequences\/\d+\/canvases)\/(\d+)(?:\/|$)/

/**
 * Reads the path of a finding in an exported manifest.
 * @param path a JSON Pointer (RFC 6901)
 */
export function placeOfFinding(path: string): FindingPlace {
  const canvas = CANVAS.exec(path)?.[1]
  const names = path
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .filter((part) => part !== '' && !/^\d+$/.test(part))
  return { canvas: canvas === undefined ? undefined : Number(canvas), property: propertyOf(names) }
}

/** `items` and `canvases` only lead to what is meant. */
const propertyOf = (names: readonly string[]): string | undefined =>
  names.filter((name) => !['items', 'sequences', 'canvases'].includes(name)).at(-1)

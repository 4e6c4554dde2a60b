const JSON_TYPE = 'application/json'
const JSON_LD_TYPE = 'application/ld+json'

/** A JSON-LD document that is about to be served. */
export interface LinkedDocument {
  readonly version: 2 | 3
  /** The address of its context, which names its kind and version. */
  readonly context: string
}

/**
 * Chooses the media type of a JSON-LD document. The bytes are the same in each.
 *
 * In 2.x plain JSON, unless `application/ld+json` is asked for by name; in 3.0 JSON-LD with its profile,
 * unless plain JSON is preferred. A browser that opens the address by itself would rather save than show
 * JSON-LD, so whoever accepts HTML gets plain JSON.
 *
 * @param accept the header as it came, undefined where there was none
 * @see https://iiif.io/api/image/2.1/#image-information-request
 * @see https://iiif.io/api/image/3.0/#51-image-information-request
 */
export function chooseMediaType(
  accept: string | undefined,
  { version, context }: LinkedDocument,
): string {
  const linked = version === 3 ? `${JSON_LD_TYPE};profile="${context}"` : JSON_LD_TYPE
  if (accept === undefined) return version === 3 ? linked : JSON_TYPE
  const ranges = parseAccept(accept)
  const asksForLinked = (ranges.get(JSON_LD_TYPE) ?? 0) > 0
  if (version === 2) return asksForLinked ? linked : JSON_TYPE
  if (!asksForLinked && ranges.has('text/html')) return JSON_TYPE
  const preference = preferenceFor(ranges, JSON_LD_TYPE)
  return preference > 0 && preference >= preferenceFor(ranges, JSON_TYPE) ? linked : JSON_TYPE
}

/** The `q` of each media range, without its other parameters. */
function parseAccept(accept: string): ReadonlyMap<string, number> {
  // A quoted parameter, such as a profile, may hold a comma; it tells nothing that is needed here.
  const ranges = accept.replace(/"[^"]*"/g, '""').split(',')
  return new Map(
    ranges.map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return [type, quality === undefined ? 1 : Number(quality) || 0]
    }),
  )
}

/** The most particular range counts. */
const preferenceFor = (ranges: ReadonlyMap<string, number>, type: string): number =>
  ranges.get(type) ?? ranges.get('application/*') ?? ranges.get('*/*') ?? 0

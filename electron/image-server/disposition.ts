/**
 * The name under which a browser keeps a picture that is saved: that of the scan, with what was asked of it,
 * and not `default.jpg` for all of them. A picture is shown, not downloaded; a PDF is, since browsers show none that
 * comes without any rights.
 *
 * @param parameters the canonical ones of 3.0: `full/max/0/default.jpg`
 * @returns the value of `Content-Disposition`
 * @see https://www.rfc-editor.org/rfc/rfc6266#section-4.3
 * @see https://iiif.io/api/image/2.0/#a-implementation-notes: "a convenient filename that distinguishes the image"
 */
export function dispositionFor(identifier: string, parameters: string): string {
  const name = identifier.slice(identifier.lastIndexOf('/') + 1)
  const stem = name.replace(/\.[a-z0-9]{2,4}$/i, '').replace(NOT_IN_NAMES, '_') || 'image'
  // By whole characters: half of one cannot be encoded.
  const full = [...stem].slice(0, LONGEST_STEM).join('') + endingFor(parameters)
  const plain = full.replace(/[^\x20-\x7e]/g, '_')
  const manner = parameters.endsWith('.pdf') ? 'attachment' : 'inline'
  const header = `${manner}; filename="${plain}"`
  return plain === full ? header : `${header}; filename*=UTF-8''${encodeExtended(full)}`
}

/** In characters: with what is added, no system finds the name too long. */
const LONGEST_STEM = 60

/** What some system does not take in a name, or what would let it look like another. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|%]/gu

/** The whole picture as it is has the name of the scan alone. */
function endingFor(parameters: string): string {
  const [whole, ending = ''] = parameters.split(/\.(?=[a-z0-9]+$)/)
  if (whole === 'full/max/0/default') return `.${ending}`
  return `-${parameters.replaceAll('/', '-')}`
}

/** As RFC 8187 wants it, which leaves out a few signs that addresses may have. */
const encodeExtended = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

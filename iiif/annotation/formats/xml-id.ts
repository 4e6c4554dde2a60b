/** Begins ids that had to be written differently; no program that we know of gives such ids. */
const MARK = 'id..'

/**
 * An id as XML allows one: a name without spaces that does not begin with a digit. What is not such a name is
 * written with the numbers of its characters, so that `fromXmlId` gives it back.
 *
 * @see https://www.w3.org/TR/xml-id/
 */
export function toXmlId(id: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(id) && !id.startsWith(MARK)) return id
  const encoded = id.replace(/[^A-Za-z\d-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `_${code.toString(16)}_`
  })
  return `${MARK}${encoded}`
}

/** The id that `toXmlId` wrote; any other as it is. */
export function fromXmlId(text: string): string {
  if (!text.startsWith(MARK)) return text
  return text.slice(MARK.length).replace(/_([\da-f]{1,6})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}

/** How many bytes of a profile stand before the table of its tags. */
const HEADER = 128
/** Of one row of the table: name, place, length. */
const ROW = 12

/** The primaries of sRGB, adapted to the white of profiles. @see IEC 61966-2-1 and ICC.1:2022, E.3 */
const PRIMARIES: Readonly<Record<'rXYZ' | 'gXYZ' | 'bXYZ', readonly [number, number, number]>> = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7139],
}
const TOLERANCE = 0.002

/**
 * True for a profile that says no more than that the colours are sRGB: by its name, since a curve may be
 * written in many ways, and by its primaries, since a name is soon copied.
 */
export function isStandardRgb(profile: Buffer): boolean {
  if (profile.length < HEADER + 4 || profile.toString('latin1', 16, 20) !== 'RGB ') return false
  const name = tagOf(profile, 'desc')?.toString('latin1').replaceAll('\0', '') ?? ''
  return (
    name.includes('sRGB') &&
    Object.entries(PRIMARIES).every(([tag, expected]) => {
      const value = tagOf(profile, tag)
      if (!value || value.length < 20) return false
      return expected.every(
        (part, index) => Math.abs(value.readInt32BE(8 + index * 4) / 65_536 - part) < TOLERANCE,
      )
    })
  )
}

function tagOf(profile: Buffer, name: string): Buffer | undefined {
  const count = Math.min(profile.readUInt32BE(HEADER), 100)
  for (let index = 0; index < count; index += 1) {
    const row = profile.subarray(HEADER + 4 + index * ROW, HEADER + 4 + (index + 1) * ROW)
    if (row.length < ROW || row.toString('latin1', 0, 4) !== name) continue
    const place = row.readUInt32BE(4)
    return profile.subarray(place, place + row.readUInt32BE(8))
  }
  return undefined
}

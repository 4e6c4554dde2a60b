/** A moment with an offset (`+01:00`) as the same moment in UTC; one that is in UTC, or no moment, stays as it is. */
export function toUtc(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/.test(text)) return text
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return text
  const utc = new Date(milliseconds).toISOString()
  // Years before 0 and after 9999 are written otherwise by JavaScript than by the specification.
  return /^\d{4}-/.test(utc) ? utc.replace(/\.000Z$/, 'Z') : text
}

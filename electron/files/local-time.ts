/** `2026-03-01 14:31`, as the clock on the wall here shows it; `?` where that is no time. @param at ISO 8601 */
export function localTime(at: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return '?'
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16).replace('T', ' ')
}

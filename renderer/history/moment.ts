import type { DateTimeOptions } from 'vue-i18n'

const MOMENT = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const satisfies DateTimeOptions

/** A day and the time on it, as the window says them; empty when it is no time. @param at ISO 8601 */
export function momentText(
  format: (date: Date, options: DateTimeOptions) => string,
  at: string | undefined,
): string {
  const date = new Date(at ?? '')
  return Number.isNaN(date.getTime()) ? '' : format(date, MOMENT)
}

import type { Start } from '../../../../iiif/project/model.ts'

/** The moment of a start, in seconds, as its field shows it; undefined where it names none. */
export function momentOf(start: Start | undefined): string | undefined {
  const moment = start?.selector?.['t']
  return typeof moment === 'number' ? String(moment) : undefined
}

/** Seconds from the beginning of a canvas, within it; undefined when it is no such number. */
export function parseMoment(text: string, duration: number | undefined): number | undefined {
  const typed = text.trim().replace(',', '.')
  if (!/^\d{1,7}(\.\d+)?$/.test(typed)) return undefined
  const moment = Number(typed)
  return duration === undefined || moment <= duration ? moment : undefined
}

export const formatMoment = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : String(moment)

import { isMoment } from './validation/moment.ts'

/**
 * A date as scholars write it, in the form that `navDate` needs: `1450` is the beginning of that year in UTC, `1450-03`
 * that of the month, `1450-03-12` that of the day. A time without a zone is taken for UTC. Years before 1 CE have a minus
 * sign. Undefined when it is none of these, or no day that there is.
 *
 * @see https://iiif.io/api/presentation/3.0/#navdate
 */
export function parseNavDate(text: string): string | undefined {
  const found =
    /^(-?\d{1,6})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/i.exec(
      text.trim(),
    )
  if (!found) return undefined
  const [, year = '', month = '01', day = '01', time = '00:00', fraction = '', zone = 'Z'] = found
  const seconds = time.length === 5 ? `${time}:00` : time
  const moment = `${fullYear(year)}-${month}-${day}T${seconds}${fraction}${zone.toUpperCase()}`
  return isMoment(moment) ? moment : undefined
}

/** Four digits at least, as XML Schema writes years. */
function fullYear(year: string): string {
  const sign = year.startsWith('-') ? '-' : ''
  return `${sign}${year.slice(sign.length).padStart(4, '0')}`
}

/** The furthest that a timezone is from UTC, in minutes. @see https://www.w3.org/TR/xmlschema11-2/#dateTime */
const FURTHEST_TIMEZONE = 14 * 60

const MOMENT = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/

/** `YYYY-MM-DDThh:mm:ss` and a timezone, on a day that there is, at a time that there is. */
export function isMoment(text: string): boolean {
  const found = MOMENT.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(Number)
  // 24:00:00 is the end of a day; nothing comes after it.
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(found[7] ?? '')
  const isTime = (hour <= 23 || isEndOfDay) && minute <= 59 && second <= 59
  const offset = Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)
  const isOffset = Number(found[9] ?? 0) <= 59 && offset <= FURTHEST_TIMEZONE
  return day >= 1 && day <= daysIn(year, month) && isTime && isOffset
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

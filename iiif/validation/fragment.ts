import { quote } from './value.ts'

const NUMBER = String.raw`\d{1,12}(?:\.\d{1,20})?`
const RECTANGLE = new RegExp(`^(?:pixel:|percent:)?${NUMBER},${NUMBER},(${NUMBER}),(${NUMBER})$`)

/** Seconds, or hours, minutes and seconds. */
const TIME = String.raw`(?:\d{1,12}(?:\.\d{0,20})?s?|(?:\d{1,4}:)?\d\d:\d\d(?:\.\d{0,20})?)`
const INTERVAL = new RegExp(`^(?:npt:)?(?:${TIME}(?:,${TIME})?|,${TIME})$`)

/**
 * What is wrong with how a part of a canvas is written, as a sentence; undefined when nothing is, or when the text
 * after `#` is no media fragment at all.
 *
 * @param fragment what follows `#`: `xywh=0,0,10,10`
 * @see https://www.w3.org/TR/media-frags/#naming-space
 */
export function findFragmentFault(fragment: string): string | undefined {
  for (const part of fragment.split('&')) {
    const [, name = '', value = ''] = /^(xywh|t)=(.*)$/s.exec(part) ?? []
    const fault = name === 'xywh' ? findRectangleFault(value) : findIntervalFault(name, value)
    if (fault !== undefined) return fault
  }
  return undefined
}

function findRectangleFault(value: string): string | undefined {
  const found = RECTANGLE.exec(value)
  if (!found) {
    return `A part of a canvas is written xywh= and four numbers, none below 0: left, top, width, height; here it is ${quote(`xywh=${value}`)}.`
  }
  return Number(found[1]) > 0 && Number(found[2]) > 0
    ? undefined
    : `The part ${quote(`xywh=${value}`)} has no width or no height, so that it shows nothing: make it larger.`
}

function findIntervalFault(name: string, value: string): string | undefined {
  if (name === '' || INTERVAL.test(value)) return undefined
  return `A part in time is written t= and its beginning and end in seconds, like t=3,9.5; here it is ${quote(`t=${value}`)}.`
}

/** What follows the first `#` of an address; empty where there is none. */
export const fragmentOf = (address: string): string => /#(.*)$/s.exec(address)?.[1] ?? ''

import { formatLeaf, formatPlace, type Place } from './place.ts'
import type { Counting, Foliation, Mark } from './rule.ts'

/**
 * The labels of canvases in their order, by a rule that counts.
 *
 * @param marks one for each canvas; undefined for those that are counted in order
 * @returns undefined where a canvas is skipped and keeps its label
 * @throws Problem `label/number-not-in-form`
 */
export function numberCanvases(
  rule: Foliation | Counting,
  marks: readonly (Mark | undefined)[],
): readonly (string | undefined)[] {
  let next = rule.start
  let last = rule.behind
  return marks.map((mark) => {
    if (mark?.kind === 'skip') return undefined
    if (mark?.kind === 'restart') next = mark.at
    const places =
      rule.kind === 'foliation'
        ? sidesOn(rule, { next, last, mark })
        : countedOn(rule, { next, last, mark })
    const end = places.at(-1) ?? next
    last = end
    next = mark?.kind === 'onlySide' ? leafAfter(end) : after(rule, end)
    return formatPlaces(rule, places)
  })
}

/** Where numbering goes on behind a place that the rule gave. */
export const after = (rule: Foliation | Counting, place: Place): Place =>
  rule.kind === 'foliation' && rule.shows !== 'leaf' ? sideAfter(place) : leafAfter(place)

interface Position {
  readonly next: Place
  readonly last: Place | undefined
  readonly mark: Mark | undefined
}

function sidesOn(rule: Foliation, { next, last, mark }: Position): readonly Place[] {
  const isAddition = mark?.kind === 'addition'
  if (rule.shows === 'opening' && next.side === 'verso') {
    return [next, isAddition ? additionTo(next) : sideAfter(next)]
  }
  // An opening that would begin with a recto is the first one: a board or a blank, and that recto.
  return [isAddition ? additionTo(last ?? leafBefore(next)) : next]
}

function countedOn(rule: Counting, { next, last, mark }: Position): readonly Place[] {
  const places = [mark?.kind === 'addition' ? additionTo(last ?? leafBefore(next)) : next]
  while (places.length < rule.each) places.push(leafAfter(places.at(-1) ?? next))
  return places
}

const sideAfter = (place: Place): Place =>
  place.side === 'recto' ? { ...place, side: 'verso' } : leafAfter(place)

const leafAfter = ({ number, form }: Place): Place => ({
  number: number + 1,
  form,
  addition: 0,
  side: 'recto',
})

/** The leaf whose number is repeated when the first canvas is an addition. */
const leafBefore = (next: Place): Place =>
  next.side === 'recto' && next.number > 1 ? { ...next, number: next.number - 1 } : next

const additionTo = (place: Place): Place => ({
  ...place,
  addition: place.addition + 1,
  side: 'recto',
})

function formatPlaces(rule: Foliation | Counting, places: readonly Place[]): string {
  const texts = places.map((place) => formatOne(rule, place))
  const shown = texts.length > 1 ? [texts[0], texts.at(-1)] : texts
  return `${rule.prefix}${shown.join('–')}${rule.suffix}`
}

const formatOne = (rule: Foliation | Counting, place: Place): string =>
  rule.kind === 'foliation' && rule.shows !== 'leaf'
    ? formatPlace(place, rule)
    : formatLeaf(place, rule.kind === 'foliation' ? rule.additions : 'words')

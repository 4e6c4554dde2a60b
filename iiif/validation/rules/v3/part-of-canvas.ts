import type { InspectedDocument } from '../../resource.ts'
import { canvasesIn } from '../../targets.ts'
import { has, quote, valueOf, withoutFragment } from '../../value.ts'

/** What is wrong with a part of a canvas that its dimensions do not allow, as a sentence; edges aside. */
export function findWrongPart(address: string, document: InspectedDocument): string | undefined {
  const canvas = canvasesIn(document).get(withoutFragment(address))
  const fragment = address.split('#')[1] ?? ''
  if (!canvas) return undefined
  const { value } = canvas
  if (/(?:^|&)xywh=/.test(fragment) && !has(value, 'width') && has(value, 'duration')) {
    return `The part ${quote(fragment)} needs a canvas with height and width: this one has a duration only.`
  }
  const time = /(?:^|&)t=(?:npt:)?([\d.]*)(?:,([\d.]+))?(?:&|$)/.exec(fragment)
  if (!time) return undefined
  const duration = valueOf(value, 'duration')
  if (duration === undefined) {
    return `The part ${quote(fragment)} needs a canvas with a duration: this one has none.`
  }
  const last = Number(time[2] ?? time[1])
  return typeof duration === 'number' && last > duration
    ? `The part ${quote(fragment)} runs over the end of its canvas, which lasts ${duration} seconds: make it shorter.`
    : undefined
}

import { PIGMENTS } from '../colour.ts'
import { breakLines, SCRIBE, writeLine } from '../pen/hand.ts'
import type { Random } from '../random.ts'
import { LEAF } from './side.ts'
import { UNDERTEXT } from './texts.ts'

/**
 * The text that was scraped off before the leaf was turned and used again: it runs across the later one.
 * `strength` is what is left of it, 0 to 1.
 */
export function drawUndertext(random: Random, strength: number): string {
  const measure = 1380
  const xHeight = 28
  const text = `${UNDERTEXT} ${UNDERTEXT}`
  const lines = breakLines(SCRIBE, text, { measure: () => measure, xHeight }).slice(0, 14)
  const written = lines.map((words, index) =>
    writeLine(SCRIBE, random, {
      text: words,
      x: 300,
      y: 200 + index * 78,
      xHeight,
      measure,
      ink: PIGMENTS.paleInk,
    }),
  )
  return `<g opacity="${strength}" transform="translate(${LEAF.width} 0) rotate(90)">${written.join('')}</g>`
}

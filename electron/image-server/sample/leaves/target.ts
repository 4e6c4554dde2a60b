import { short } from '../pen/path.ts'

export interface ScaleBar {
  readonly x: number
  readonly y: number
  /** How long one of its units is, and how many there are. */
  readonly unit: number
  readonly count: number
}

/** A rule with alternating fields and marks for halves: no figures, so that it needs no font. */
export function drawScaleBar({ x, y, unit, count }: ScaleBar): string {
  const fields = Array.from(
    { length: count },
    (_, index) =>
      `<rect x="${short(x + index * unit)}" y="${y}" width="${short(unit)}" height="16" fill="${index % 2 === 0 ? '#f4f2ec' : '#1b1b1b'}"/>`,
  )
  const marks = Array.from({ length: count * 10 + 1 }, (_, index) => {
    const length = index % 10 === 0 ? 16 : index % 5 === 0 ? 11 : 6
    return `<path d="M${short(x + (index * unit) / 10)} ${y - 3}v${-length}" stroke="#1b1b1b" stroke-width="1.2"/>`
  })
  const board = `<rect x="${x - 16}" y="${y - 30}" width="${short(unit * count + 32)}" height="58" fill="#e9e6dd"/>`
  return board + fields.join('') + marks.join('')
}

/** Colours that a photographer puts beside what is photographed, and steps of grey. Our own, of no standard. */
const PATCHES = [
  '#6f4f42',
  '#c0917d',
  '#5d7a9b',
  '#576b42',
  '#8480ac',
  '#66bca8',
  '#d67b30',
  '#4a5ba5',
  '#bd5561',
  '#5b3e68',
  '#9dbb46',
  '#dfa131',
  '#333f90',
  '#489448',
  '#ae343c',
  '#e8c534',
  '#b85492',
  '#2285a2',
  '#f1f0ec',
  '#c7c7c5',
  '#9f9f9e',
  '#787878',
  '#545454',
  '#343434',
] as const

export function drawColourTarget({ x, y, patch }: { x: number; y: number; patch: number }): string {
  const gap = patch * 0.12
  const step = patch + gap
  const board = `<rect x="${short(x)}" y="${short(y)}" width="${short(step * 6 + gap * 3)}" height="${short(step * 4 + gap * 3)}" rx="${short(gap)}" fill="#191919"/>`
  const patches = PATCHES.map((colour, index) => {
    const [left, top] = [
      x + gap * 2 + (index % 6) * step,
      y + gap * 2 + Math.floor(index / 6) * step,
    ]
    return `<rect x="${short(left)}" y="${short(top)}" width="${short(patch)}" height="${short(patch)}" fill="${colour}"/>`
  })
  return board + patches.join('')
}

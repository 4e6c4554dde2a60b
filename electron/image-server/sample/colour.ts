/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number]

/** `share` 0 is the first colour, 1 the second. */
export const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

/** As SVG writes it. */
export const cssOf = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** The colours of a scribe and an illuminator. */
export const PIGMENTS = {
  ironGall: [52, 34, 20],
  paleInk: [104, 74, 46],
  vermilion: [178, 44, 26],
  azurite: [38, 68, 128],
  lapis: [24, 44, 104],
  verdigris: [62, 112, 78],
  sapGreen: [88, 112, 44],
  darkGreen: [40, 70, 40],
  madder: [186, 70, 86],
  rose: [224, 150, 152],
  white: [248, 242, 228],
  ochre: [204, 154, 66],
  gold: [214, 170, 72],
  umber: [88, 58, 34],
} as const satisfies Record<string, Colour>

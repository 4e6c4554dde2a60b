/** The strokes of a painted initial: skeletons in a square of one, y downwards, and how each one swells. */
export interface Versal {
  readonly strokes: readonly {
    readonly path: string
    /** Full widths at the beginning, middle and end, as shares of the square. */
    readonly widths: readonly [number, number, number]
  }[]
}

const stem = (path: string): Versal['strokes'][number] => ({ path, widths: [0.23, 0.15, 0.23] })
const bow = (path: string): Versal['strokes'][number] => ({ path, widths: [0.04, 0.24, 0.04] })
const hair = (path: string): Versal['strokes'][number] => ({ path, widths: [0.03, 0.05, 0.1] })

/** The initials that the texts of the sample begin with. */
export const VERSALS = {
  F: {
    strokes: [
      stem('M.32 .12C.38 .4 .38 .62 .32 .9'),
      { path: 'M.28 .12C.44 .2 .58 .08 .76 .14', widths: [0.1, 0.1, 0.13] },
      { path: 'M.7 .14C.84 .1 .92 .2 .82 .36', widths: [0.1, 0.11, 0.02] },
      { path: 'M.36 .52C.46 .46 .54 .56 .66 .5', widths: [0.04, 0.07, 0.13] },
      hair('M.14 .93C.28 .89 .38 .89 .52 .94'),
    ],
  },
  R: {
    strokes: [
      stem('M.28 .12C.34 .4 .34 .6 .28 .9'),
      bow('M.3 .12C.6 .04 .82 .14 .8 .32C.78 .5 .56 .52 .36 .5'),
      { path: 'M.46 .5C.66 .54 .6 .84 .88 .88', widths: [0.06, 0.2, 0.05] },
      hair('M.1 .92C.24 .88 .34 .88 .46 .93'),
    ],
  },
  L: {
    strokes: [
      stem('M.36 .1C.42 .4 .42 .6 .36 .86'),
      { path: 'M.3 .86C.46 .8 .6 .98 .84 .84', widths: [0.06, 0.15, 0.06] },
      hair('M.84 .86C.9 .76 .86 .68 .8 .64'),
      hair('M.18 .1C.3 .14 .44 .12 .54 .06'),
    ],
  },
  V: {
    strokes: [
      { path: 'M.2 .14C.18 .5 .26 .86 .54 .9', widths: [0.1, 0.25, 0.06] },
      { path: 'M.5 .9C.78 .84 .9 .5 .8 .24', widths: [0.05, 0.18, 0.06] },
      hair('M.8 .26C.72 .12 .62 .12 .56 .2'),
      hair('M.06 .2C.12 .1 .24 .08 .34 .14'),
    ],
  },
  P: {
    strokes: [
      stem('M.3 .12C.36 .4 .36 .6 .3 .92'),
      bow('M.32 .12C.64 .04 .86 .16 .82 .36C.78 .56 .54 .58 .38 .54'),
      hair('M.12 .94C.26 .9 .36 .9 .5 .95'),
    ],
  },
  C: {
    strokes: [
      { path: 'M.74 .2C.3 .0 .16 .3 .18 .54C.2 .86 .56 .98 .84 .78', widths: [0.05, 0.26, 0.04] },
      hair('M.72 .16C.86 .2 .88 .34 .78 .38'),
      { path: 'M.52 .1C.46 .4 .46 .64 .52 .92', widths: [0.03, 0.05, 0.03] },
    ],
  },
  I: {
    strokes: [
      stem('M.5 .1C.56 .4 .56 .6 .5 .9'),
      hair('M.3 .1C.44 .14 .58 .12 .7 .06'),
      hair('M.3 .94C.44 .9 .58 .9 .7 .95'),
    ],
  },
  E: {
    strokes: [
      { path: 'M.78 .18C.3 0 .14 .3 .16 .52C.18 .86 .56 .98 .86 .78', widths: [0.06, 0.26, 0.05] },
      { path: 'M.24 .5C.4 .44 .52 .54 .7 .46', widths: [0.05, 0.08, 0.14] },
      hair('M.76 .14C.88 .18 .9 .3 .82 .34'),
    ],
  },
} as const satisfies Record<string, Versal>

export type VersalName = keyof typeof VERSALS

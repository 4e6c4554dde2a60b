import { PIGMENTS } from '../colour.ts'
import { drawBorder } from '../ornament/border.ts'
import { painted, together } from '../ornament/drawing.ts'
import { cornflower, lily, poppy, rose, violet } from '../ornament/flowers.ts'
import { drawBee, HERBAL } from '../ornament/herbal.ts'
import { drawPlant } from '../ornament/plant.ts'
import { drawAntiphon } from './antiphon.ts'
import { drawUndertext } from './palimpsest.ts'
import { drawCornfield, drawFrontispiece } from './plates.ts'
import type { Side } from './side.ts'
import { drawTextPage } from './text-page.ts'
import * as texts from './texts.ts'
import { drawEmptyLeaf, drawPenTrials } from './trials.ts'
import { drawWheel } from './wheel.ts'

const RED_ON_BLUE = { letter: PIGMENTS.vermilion, other: PIGMENTS.azurite }
const BLUE_ON_RED = { letter: PIGMENTS.azurite, other: PIGMENTS.vermilion }

/** The leaves in their order. Between f. 6 and f. 10 three leaves are lost; f. 5v was left empty. */
export const CODEX: readonly (readonly [recto: Side, verso: Side])[] = [
  [
    {
      name: 'f. 1r',
      scale: 2,
      skin: 'flesh',
      stains: [],
      draw: (random) =>
        together(
          drawTextPage(random, {
            name: 'f. 1r',
            title: 'Florilegium',
            folio: 'i',
            notes: [],
            sections: [
              {
                rubric: 'Incipit florilegium paruum',
                text: texts.PROLOGUE,
                initial: {
                  letter: 'F',
                  lines: 8,
                  flower: rose,
                  colours: { letter: PIGMENTS.azurite, other: [122, 30, 42] },
                },
              },
              { rubric: 'Capitula huius libri', text: texts.CHAPTERS },
            ],
          }),
          drawBorder(random, { x: 1094, y: 96, width: 196, height: 1800 }),
          drawBorder(random, { x: 150, y: 1560, width: 930, height: 250 }),
        ),
    },
    { name: 'f. 1v', scale: 2, skin: 'hair', stains: [], draw: drawFrontispiece },
  ],
  [
    {
      name: 'f. 2r',
      scale: 1,
      skin: 'hair',
      stains: [],
      draw: (random) =>
        drawTextPage(random, {
          name: 'f. 2r',
          title: 'De rosa',
          folio: 'ii',
          notes: [
            { line: 7, text: 'nota de spina 7 memoria' },
            { line: 15, text: 'uiolam quaere sub foliis' },
          ],
          sections: [
            {
              rubric: 'De rosa. capitulum primum',
              text: texts.ROSE,
              initial: {
                letter: 'R',
                lines: 4,
                flower: rose,
                colours: { letter: PIGMENTS.madder, other: PIGMENTS.lapis },
              },
            },
            {
              rubric: 'De uiola. capitulum secundum',
              text: texts.VIOLET,
              initial: { letter: 'V', lines: 3, colours: BLUE_ON_RED },
            },
          ],
        }),
    },
    {
      name: 'f. 2v',
      scale: 1,
      skin: 'flesh',
      stains: [],
      draw: (random) =>
        together(
          drawTextPage(random, {
            name: 'f. 2v',
            title: 'De lilio',
            notes: [],
            sections: [
              {
                rubric: 'De lilio. capitulum tertium',
                text: texts.LILY,
                initial: {
                  letter: 'L',
                  lines: 5,
                  flower: lily,
                  colours: { letter: PIGMENTS.rose, other: PIGMENTS.darkGreen },
                },
              },
            ],
          }),
          painted(
            drawPlant(random, HERBAL.lilium, {
              foot: { x: 660, y: 1760 },
              height: 640,
              reach: 230,
              branches: 5,
              lean: -24,
            }) +
              drawBee(random, { x: 1010, y: 1210 }, 2.9) +
              drawBee(random, { x: 330, y: 1290 }, -0.4),
          ),
        ),
    },
  ],
  [
    { name: 'f. 3r', scale: 1.2, skin: 'flesh', stains: [], draw: drawWheel },
    {
      name: 'f. 3v',
      scale: 1,
      skin: 'hair',
      stains: [],
      draw: (random) => drawAntiphon(random, 'f. 3v'),
    },
  ],
  [
    { name: 'f. 4r', scale: 1.2, skin: 'hair', stains: [], draw: drawCornfield },
    {
      name: 'f. 4v',
      scale: 1,
      skin: 'flesh',
      stains: [{ x: 1180, y: 1740, radius: 250, strength: 0.7 }],
      draw: (random) =>
        drawTextPage(random, {
          name: 'f. 4v',
          title: 'De agro',
          notes: [{ line: 12, text: 'caelum in agro: pulchre' }],
          sections: [
            {
              rubric: 'De papauere. capitulum quartum',
              text: texts.POPPY,
              initial: {
                letter: 'P',
                lines: 4,
                flower: poppy,
                colours: { letter: PIGMENTS.ochre, other: PIGMENTS.lapis },
              },
            },
            {
              rubric: 'De cyano. capitulum quintum',
              text: texts.CORNFLOWER,
              initial: {
                letter: 'C',
                lines: 3,
                flower: cornflower,
                colours: { letter: PIGMENTS.azurite, other: PIGMENTS.ochre },
              },
            },
          ],
        }),
    },
  ],
  [
    {
      name: 'f. 5r',
      scale: 1,
      skin: 'hair',
      stains: [
        { x: 220, y: 1740, radius: 250, strength: 0.7 },
        { x: 1010, y: 420, radius: 120, strength: 0.4 },
      ],
      draw: (random) =>
        together(
          painted(drawUndertext(random.fork('undertext'), 0.07)),
          drawTextPage(random, {
            name: 'f. 5r',
            title: 'De fine agri',
            folio: 'u',
            notes: [
              { line: 4, text: 'hic aliquid subest' },
              { line: 10, text: 'litterae ueteres' },
            ],
            sections: [
              {
                rubric: 'De fine agri. capitulum sextum',
                text: texts.EMPTY_FIELD,
                initial: { letter: 'I', lines: 4, colours: RED_ON_BLUE },
              },
            ],
          }),
        ),
    },
    {
      name: 'f. 5v',
      scale: 1,
      skin: 'flesh',
      stains: [],
      draw: (random) => drawEmptyLeaf(random, 'f. 5v'),
    },
  ],
  [
    {
      name: 'f. 10r',
      scale: 1,
      skin: 'flesh',
      stains: [{ x: 300, y: 1600, radius: 330, strength: 0.8 }],
      draw: (random) =>
        together(
          drawTextPage(random, {
            name: 'f. 10r',
            title: 'Explicit',
            folio: 'x',
            notes: [{ line: 2, text: 'desunt folia tria' }],
            sections: [
              {
                rubric: 'Explicit',
                text: texts.COLOPHON,
                initial: {
                  letter: 'E',
                  lines: 4,
                  flower: violet,
                  colours: { letter: PIGMENTS.rose, other: PIGMENTS.lapis },
                },
              },
            ],
          }),
          painted(
            drawPlant(random, HERBAL.uiola, {
              foot: { x: 600, y: 1560 },
              height: 480,
              reach: 230,
              branches: 6,
              lean: 20,
            }),
          ),
        ),
    },
    {
      name: 'f. 10v',
      scale: 1,
      skin: 'hair',
      stains: [{ x: 1100, y: 1600, radius: 330, strength: 0.8 }],
      draw: drawPenTrials,
    },
  ],
]

import type { LanguageMap } from '../language-map.ts'
import { plainText } from '../language-map.ts'
import type { Behavior, MetadataEntry } from '../presentation/properties.ts'
import type { Motivation } from './model.ts'

/** A canvas of the sample, before it has ids and pixels. */
export interface SampleCanvas {
  /** The file of the sample that is painted on it. */
  readonly path: string
  readonly label: LanguageMap
  readonly summary?: LanguageMap
  readonly behavior?: readonly Behavior[]
  readonly annotations?: readonly SampleAnnotation[]
}

export interface SampleAnnotation {
  readonly motivation: Motivation
  /** One text, or several tags. */
  readonly texts: readonly string[]
  readonly language: string
  /** Shares of the canvas from its upper left corner: two corners of a rectangle, or the points of a polygon. */
  readonly target?: {
    readonly kind: 'rectangle' | 'polygon'
    readonly points: readonly (readonly [across: number, down: number])[]
  }
}

const folio = (
  name: string,
  contents: Omit<SampleCanvas, 'path' | 'label'> = {},
): SampleCanvas => ({
  path: `codex/f. ${name}.jpg`,
  label: plainText(`f. ${name}`),
  ...contents,
})

const entry = (label: readonly [string, string], value: LanguageMap): MetadataEntry => ({
  label: { en: [label[0]], la: [label[1]] },
  value,
})

/** What the object says of itself. */
export const SAMPLE_DESCRIPTION = {
  label: { en: ['The Little Florilegium'], la: ['Florilegium parvum'] },
  summary: {
    en: [
      'A small book of gathered flowers, made up and drawn by this program so that there is something to try everything on. No library holds it.',
    ],
    la: ['Liber parvus florum collectorum, quem nulla bibliotheca tenet.'],
  },
  metadata: [
    entry(['Date', 'Tempus'], { en: ['Never; drawn when it was first opened'] }),
    entry(['Language', 'Lingua'], { en: ['Latin, in a spelling of its own'] }),
    entry(['Material', 'Materia'], {
      en: ['Parchment, 6 leaves and a fragment; ff. 6–7 and 9 are lost'],
    }),
    entry(['Contents', 'Capitula'], {
      la: [
        'De rosa',
        'De viola',
        'De lilio',
        'De papavere',
        'De cyano',
        'De fine agri',
        'De hedera',
      ],
    }),
    entry(['Shelfmark', 'Signum'], plainText('Exempli gratia, 1')),
  ],
  requiredStatement: entry(['Attribution', 'Auctor'], {
    en: ['Drawn by Florilegium. Use it as you like.'],
  }),
  rights: 'http://creativecommons.org/publicdomain/zero/1.0/',
  behavior: ['paged'],
} as const

/** The canvases in the order of the codex, the lost fragment where it belongs. */
export const SAMPLE_CANVASES: readonly SampleCanvas[] = [
  {
    path: 'codex/cover.jpg',
    label: { en: ['Front cover'], la: ['Tegumentum anterius'] },
    behavior: ['non-paged'],
  },
  folio('1r', {
    summary: { en: ['The prologue, with a painted initial on gold and a border of flowers.'] },
    annotations: [
      {
        motivation: 'commenting',
        language: 'en',
        texts: ['A rose grows out of the initial F and gives away what the book is about.'],
        target: {
          kind: 'rectangle',
          points: [
            [0.122, 0.172],
            [0.481, 0.424],
          ],
        },
      },
      {
        motivation: 'supplementing',
        language: 'la',
        texts: ['Incipit florilegium parvum'],
        target: {
          kind: 'rectangle',
          points: [
            [0.122, 0.142],
            [0.45, 0.172],
          ],
        },
      },
      {
        motivation: 'supplementing',
        language: 'la',
        texts: [
          'Flores quos in hortis et in campis inveni, in hoc libro parvo collegi, ne ventus eos auferret neve hiems absconderet. Non omnes collegi, nam quis omnes flores novit? Sed eos qui manum meam implebant. Lector, si flos deest quem tu amas, adde eum: folium vacuum tibi reliqui. Hic liber non est hortus, sed memoria horti.',
        ],
        target: {
          kind: 'polygon',
          points: [
            [0.488, 0.172],
            [0.738, 0.172],
            [0.738, 0.548],
            [0.122, 0.548],
            [0.122, 0.428],
            [0.488, 0.428],
          ],
        },
      },
    ],
  }),
  folio('1v', {
    summary: { en: ['A rose from root to crown, in a gilded frame.'] },
    annotations: [
      { motivation: 'tagging', language: 'en', texts: ['rose', 'frontispiece', 'gold'] },
    ],
  }),
  folio('2r'),
  folio('2v', {
    annotations: [
      {
        motivation: 'commenting',
        language: 'en',
        texts: [
          'The lily of which the text says that its six petals are like six pages. Two bees read it.',
        ],
        target: {
          kind: 'polygon',
          points: [
            [0.46, 0.475],
            [0.62, 0.5],
            [0.7, 0.66],
            [0.64, 0.8],
            [0.52, 0.945],
            [0.4, 0.94],
            [0.26, 0.72],
            [0.215, 0.63],
            [0.26, 0.53],
          ],
        },
      },
      { motivation: 'tagging', language: 'la', texts: ['lilium', 'apes'] },
    ],
  }),
  folio('3r', { summary: { en: ['The wheel of flowers: which month brings which.'] } }),
  folio('3v', { annotations: [{ motivation: 'tagging', language: 'en', texts: ['music'] }] }),
  folio('4r'),
  folio('4v'),
  folio('5r', {
    annotations: [
      {
        motivation: 'commenting',
        language: 'en',
        texts: [
          'Something older lies under this text and runs across it; compare the photograph in ultraviolet light.',
        ],
        target: {
          kind: 'rectangle',
          points: [
            [0.12, 0.435],
            [0.76, 0.92],
          ],
        },
      },
      { motivation: 'tagging', language: 'en', texts: ['palimpsest'] },
    ],
  }),
  {
    path: 'light/f. 5r, ultraviolet.tif',
    label: { en: ['f. 5r in ultraviolet light'], la: ['f. 5r sub lumine ultraviolaceo'] },
    behavior: ['non-paged'],
    annotations: [
      {
        motivation: 'supplementing',
        language: 'la',
        texts: [
          'De arboribus. Tilia iuxta viam stat et umbram dat omnibus qui transeunt, nec rogat quo eant. Quercus tarde crescit et tarde loquitur. Betula alba est',
        ],
        target: {
          kind: 'rectangle',
          points: [
            [0.785, 0.145],
            [0.9, 0.845],
          ],
        },
      },
    ],
  },
  folio('5v', {
    summary: { en: ['Left empty for a flower of your own. The other side shows through.'] },
  }),
  {
    path: 'fragments/f. 8, fragment.png',
    label: { en: ['f. 8, a fragment'], la: ['f. 8, fragmentum'] },
    behavior: ['non-paged'],
  },
  folio('10r'),
  { path: 'codex/f. 10v.webp', label: plainText('f. 10v') },
  {
    path: 'codex/rear cover.jpg',
    label: { en: ['Rear cover'], la: ['Tegumentum posterius'] },
    behavior: ['non-paged'],
  },
]

import type { ImageVersion } from '../image/versions.ts'

export const LEVELS = [0, 1, 2] as const
/** A compliance level. */
export type Level = (typeof LEVELS)[number]

/** What a server of a level gives, as the profile document of the level lists it. */
export interface LevelContents {
  readonly formats: readonly string[]
  readonly qualities: readonly string[]
  readonly features: readonly string[]
}

const ONE_2: LevelContents = {
  formats: ['jpg'],
  qualities: ['default'],
  features: [
    'sizeByWhListed',
    'baseUriRedirect',
    'cors',
    'jsonldMediaType',
    'regionByPx',
    'sizeByH',
    'sizeByPct',
    'sizeByW',
  ],
}

const ONE_3: LevelContents = {
  formats: ['jpg'],
  qualities: ['default'],
  features: [
    'baseUriRedirect',
    'cors',
    'jsonldMediaType',
    'regionByPx',
    'regionSquare',
    'sizeByH',
    'sizeByW',
    'sizeByWh',
  ],
}

/** @see https://iiif.io/api/image/2.1/compliance/ and https://iiif.io/api/image/3.0/compliance/ */
export const LEVEL_CONTENTS: Readonly<
  Record<ImageVersion, Readonly<Record<Level, LevelContents>>>
> = {
  2: {
    0: { formats: ['jpg'], qualities: ['default'], features: ['sizeByWhListed'] },
    1: ONE_2,
    2: {
      formats: [...ONE_2.formats, 'png'],
      qualities: ['default', 'bitonal'],
      features: [
        ...ONE_2.features,
        'regionByPct',
        'rotationBy90s',
        'sizeByConfinedWh',
        'sizeByDistortedWh',
        'sizeByForcedWh',
        'sizeByWh',
      ],
    },
  },
  3: {
    0: { formats: ['jpg'], qualities: ['default'], features: [] },
    1: ONE_3,
    2: {
      formats: [...ONE_3.formats, 'png'],
      qualities: ['default'],
      features: [
        ...ONE_3.features,
        'regionByPct',
        'rotationBy90s',
        'sizeByConfinedWh',
        'sizeByPct',
      ],
    },
  },
}

/** `level2` of `http://iiif.io/api/image/2/level2.json`, or of `level2` itself; undefined where it is none. */
export function parseLevel(profile: unknown, version: ImageVersion): Level | undefined {
  if (typeof profile !== 'string') return undefined
  const pattern =
    version === 3
      ? /^(?:https?:\/\/iiif\.io\/api\/image\/3\/)?level([012])(?:\.json)?$/
      : /^https?:\/\/iiif\.io\/api\/image\/2\/level([012])\.json(?:#\w*)?$/
  const digit = pattern.exec(profile)?.[1]
  return LEVELS.find((level) => String(level) === digit)
}

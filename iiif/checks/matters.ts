/** What a rule is about, for who wants to know what breaking it does to readers. */
export const MATTERS = [
  'names',
  'markup',
  'languages',
  'description',
  'rights',
  'pictures',
  'addresses',
  'display',
  'structure',
  'places',
  'links',
  'services',
  'form',
] as const
export type Matter = (typeof MATTERS)[number]

/** By the names of rules; the first that fits holds. */
const PATTERNS: readonly (readonly [RegExp, Matter])[] = [
  [/html/, 'markup'],
  [/language/, 'languages'],
  [/rights|license/, 'rights'],
  [/thumbnail|image-size|duration|placeholder/, 'pictures'],
  [/service/, 'services'],
  [/provider|homepage|link|rendering|see-also|part-of|format|media-type/, 'links'],
  [/label|text-filled/, 'names'],
  [/metadata|summary|description|pair|nav-date/, 'description'],
  [/behavior|viewing|time-mode|continuous/, 'display'],
  [/range|structure|start/, 'structure'],
  [/target|fragment|selector|svg|point|painting|canvas|part-|motivation|choice/, 'places'],
  [/(^|[/-])id(-|$)|https/, 'addresses'],
]

export const matterOf = (rule: string): Matter =>
  PATTERNS.find(([pattern]) => pattern.test(rule))?.[1] ?? 'form'

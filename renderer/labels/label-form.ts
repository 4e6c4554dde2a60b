import type { NumberForm } from '../../iiif/labels/number-form.ts'
import {
  parsePlace,
  type AdditionForm,
  type Place,
  type SideForm,
} from '../../iiif/labels/place.ts'
import type { Counting, Foliation, LabelRule, Replacement } from '../../iiif/labels/rule.ts'
import { problem } from '../../iiif/problem.ts'

export const RULES = [
  'foliation',
  'pagination',
  'columns',
  'fileName',
  'replacement',
  'affixes',
] as const
export type RuleName = (typeof RULES)[number]

/** The rules that count, and so know exceptions. */
export const COUNTING_RULES = ['foliation', 'pagination', 'columns'] as const
export type CountingName = (typeof COUNTING_RULES)[number]

export const isCounting = (rule: RuleName): rule is CountingName =>
  COUNTING_RULES.some((name) => name === rule)

/** What is filled in for a rule that counts, as it was typed. */
export interface NumberingForm {
  readonly start: string
  readonly numbers: NumberForm
  readonly prefix: string
  readonly suffix: string
  /** What a canvas shows, of leaves. */
  readonly shows: Foliation['shows']
  readonly sides: SideForm
  readonly additions: AdditionForm
  /** How many pages or columns a canvas shows. */
  readonly each: string
}

export interface LabelForm {
  readonly rule: RuleName
  readonly numbering: Readonly<Record<CountingName, NumberingForm>>
  readonly fileName: {
    readonly template: string
    readonly expression: string
    readonly syntax: 'plain' | 'expression'
  }
  readonly replacement: Omit<Replacement, 'kind'>
  readonly affixes: { readonly prefix: string; readonly suffix: string }
}

const NUMBERING: NumberingForm = {
  start: '1',
  numbers: 'digits',
  prefix: '',
  suffix: '',
  shows: 'side',
  sides: 'rv',
  additions: 'words',
  each: '1',
}

export const NEW_FORM: LabelForm = {
  rule: 'foliation',
  numbering: {
    foliation: { ...NUMBERING, start: '1r', prefix: 'f. ' },
    pagination: { ...NUMBERING, prefix: 'p. ' },
    columns: { ...NUMBERING, prefix: 'col. ', each: '2' },
  },
  fileName: { template: '{name}', expression: '', syntax: 'plain' },
  replacement: {
    find: '',
    by: '',
    letters: 'anyCase',
    extent: 'anywhere',
    syntax: 'plain',
  },
  affixes: { prefix: '', suffix: '' },
}

/**
 * The rule that the form describes.
 * @throws Problem `label/start-not-understood`, `label/count-not-understood`
 */
export function readForm(form: LabelForm): LabelRule {
  switch (form.rule) {
    case 'foliation':
    case 'pagination':
    case 'columns':
      return readNumbering(form.rule, form.numbering[form.rule])
    case 'fileName': {
      const { template, expression, syntax } = form.fileName
      const isExpression = syntax === 'expression' && expression !== ''
      return { kind: 'fileName', template, ...(isExpression ? { expression } : {}) }
    }
    case 'replacement':
      return { kind: 'replacement', ...form.replacement }
    case 'affixes':
      return { kind: 'affixes', ...form.affixes }
  }
}

function readNumbering(rule: CountingName, form: NumberingForm): Foliation | Counting {
  const { prefix, suffix, shows, sides, additions, numbers } = form
  const typed = readPlace(form.start, numbers)
  // Letters that were typed say themselves how numbers are written; digits leave it to the choice.
  const start = typed.form === 'digits' ? { ...typed, form: numbers } : typed
  if (rule !== 'foliation') {
    return { kind: 'counting', start, each: readEach(form.each), prefix, suffix }
  }
  const side = shows === 'leaf' ? 'recto' : start.side
  const first = { ...start, side } as const
  return { kind: 'foliation', start: first, shows, sides, additions, prefix, suffix }
}

/** @throws Problem `label/start-not-understood` */
export function readPlace(text: string, numbers: NumberForm): Place {
  const place = parsePlace(text, numbers)
  if (!place) throw problem('label/start-not-understood', { text })
  return place
}

function readEach(text: string): number {
  if (!/^\s*[1-9]\d?\s*$/.test(text)) throw problem('label/count-not-understood', { text })
  return Number(text)
}

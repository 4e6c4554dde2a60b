import { localImagesIn } from '../project/painting.ts'
import { NO_LANGUAGE, textFor, type LanguageMap } from '../language-map.ts'
import type { CanvasRecord, RecordId } from '../project/model.ts'
import { isSameValue } from '../project/same-value.ts'
import { labelFromFileName } from './file-name.ts'
import { numberCanvases } from './numbering.ts'
import { replacing } from './replace.ts'
import type { Affixes, LabelRule, Mark } from './rule.ts'

/** Stands for all languages of a label, where a rule changes what is there. */
export const EVERY_LANGUAGE = 'every'

/** A rule, and what it is done to. */
export interface LabelOrder {
  readonly rule: LabelRule
  /** A BCP 47 tag, `none`, or {@link EVERY_LANGUAGE}, which for new labels means `none`. */
  readonly language: string
  /** What happens to labels in other languages when a new one is written. */
  readonly others: 'keep' | 'remove'
  /** The canvases to label. */
  readonly chosen: ReadonlySet<RecordId>
  /** Exceptions in numbering. */
  readonly marks: ReadonlyMap<RecordId, Mark>
}

/** What becomes of one label. */
export interface PlannedLabel {
  readonly canvas: RecordId
  /** Its place in the object, from 1. */
  readonly position: number
  readonly before: LanguageMap
  readonly after: LanguageMap
  /** `unfit`: the name of its file has not what the rule asks for, so that it keeps its label. */
  readonly outcome: 'changed' | 'same' | 'skipped' | 'unfit'
}

export interface LabelPlan {
  /** One for each chosen canvas, in reading order. */
  readonly labels: readonly PlannedLabel[]
  readonly changed: number
  readonly unfit: number
  /** Canvases, chosen or not, that would be called as another one is. */
  readonly duplicates: ReadonlySet<RecordId>
}

/**
 * What a rule would do, without doing it.
 *
 * @param canvases all of the object, in reading order
 * @throws Problem of the codes `label/…` when the rule cannot be followed
 */
export function planLabels(canvases: readonly CanvasRecord[], order: LabelOrder): LabelPlan {
  const chosen = canvases.flatMap((canvas, index) =>
    order.chosen.has(canvas.id) ? [{ canvas, position: index + 1 }] : [],
  )
  const relabel = followRule(order)
  const labels = relabel(chosen).map((after, index): PlannedLabel => {
    const { canvas, position } = chosen[index] as Chosen
    return { canvas: canvas.id, position, before: canvas.label, ...outcomeOf(canvas, after, order) }
  })
  const planned = new Map(labels.map(({ canvas, after }) => [canvas, after]))
  const all = canvases.map(({ id, label }) => ({ id, label: planned.get(id) ?? label }))
  return {
    labels,
    changed: labels.filter(({ outcome }) => outcome === 'changed').length,
    unfit: labels.filter(({ outcome }) => outcome === 'unfit').length,
    duplicates: findDuplicates(all, order.language),
  }
}

interface Chosen {
  readonly canvas: CanvasRecord
  readonly position: number
}

/** A label after the rule; undefined where the canvas keeps its own. */
type Relabel = (chosen: readonly Chosen[]) => readonly (LanguageMap | undefined)[]

function followRule({ rule, language, others, marks }: LabelOrder): Relabel {
  const write = (label: LanguageMap, text: string | undefined): LanguageMap | undefined =>
    text === undefined ? undefined : writeLabel(label, { text, language, others })
  switch (rule.kind) {
    case 'foliation':
    case 'counting':
      return (chosen) =>
        numberCanvases(
          rule,
          chosen.map(({ canvas }) => marks.get(canvas.id)),
        ).map((text, index) => write(chosen[index]?.canvas.label ?? {}, text))
    case 'fileName': {
      const labelOf = labelFromFileName(rule)
      return (chosen) =>
        chosen.map(({ canvas, position }) => {
          const [path] = localImagesIn(canvas.painting).map((image) => image.path)
          const label = textFor(canvas.label, [wanted(language)])
          return write(canvas.label, labelOf({ path, label, position }))
        })
    }
    case 'replacement': {
      const replace = replacing(rule)
      return (chosen) => chosen.map(({ canvas }) => changeTexts(canvas.label, language, replace))
    }
    case 'affixes':
      return (chosen) =>
        chosen.map(({ canvas }) => changeTexts(canvas.label, language, affixing(rule)))
  }
}

function outcomeOf(
  canvas: CanvasRecord,
  after: LanguageMap | undefined,
  { rule }: LabelOrder,
): Pick<PlannedLabel, 'after' | 'outcome'> {
  if (after === undefined) {
    return { after: canvas.label, outcome: rule.kind === 'fileName' ? 'unfit' : 'skipped' }
  }
  return isSameValue(canvas.label, after)
    ? { after: canvas.label, outcome: 'same' }
    : { after, outcome: 'changed' }
}

const wanted = (language: string): string => (language === EVERY_LANGUAGE ? NO_LANGUAGE : language)

function writeLabel(
  label: LanguageMap,
  { text, language, others }: Pick<LabelOrder, 'language' | 'others'> & { readonly text: string },
): LanguageMap {
  const written = text === '' ? {} : { [wanted(language)]: [text] }
  if (others === 'remove') return written
  const kept = Object.entries(label).filter(([tag]) => tag !== wanted(language) || text !== '')
  return { ...Object.fromEntries(kept), ...written }
}

/** Texts that become empty are taken away, and languages without any text with them. */
function changeTexts(
  label: LanguageMap,
  language: string,
  change: (text: string) => string,
): LanguageMap {
  const entries = Object.entries(label).map(([tag, texts]) =>
    language === EVERY_LANGUAGE || tag === language
      ? ([tag, texts.map(change).filter((text) => text !== '')] as const)
      : ([tag, texts] as const),
  )
  return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0))
}

const affixing =
  ({ prefix, suffix }: Affixes) =>
  (text: string): string =>
    text === '' ? text : `${prefix}${text}${suffix}`

/** Canvases whose labels read alike: spaces around them and how accents are stored make no difference. */
function findDuplicates(
  canvases: readonly { readonly id: RecordId; readonly label: LanguageMap }[],
  language: string,
): ReadonlySet<RecordId> {
  const first = new Map<string, RecordId>()
  const duplicates = new Set<RecordId>()
  for (const { id, label } of canvases) {
    const text = textFor(label, [wanted(language)])
      .normalize('NFC')
      .trim()
    if (text === '') continue
    const other = first.get(text)
    if (other === undefined) first.set(text, id)
    else duplicates.add(other).add(id)
  }
  return duplicates
}

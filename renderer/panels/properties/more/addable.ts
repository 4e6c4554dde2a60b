import { mayHave } from '../../../../iiif/project/commands/describe.ts'
import type { DescribedRecord } from '../../../../iiif/project/model.ts'

/** The properties that are added when they are wanted, in the order of the list that offers them. */
export const ADDABLE_GROUPS = {
  about: ['provider', 'homepage', 'rendering', 'seeAlso', 'partOf'],
  where: ['navDate', 'navPlace'],
  shown: ['thumbnail', 'start', 'placeholderCanvas', 'accompanyingCanvas'],
  machines: ['service', 'services', 'supplementary'],
} as const
export type AddableGroup = keyof typeof ADDABLE_GROUPS
export type Addable = (typeof ADDABLE_GROUPS)[AddableGroup][number]

export const ADDABLE: readonly Addable[] = Object.values(ADDABLE_GROUPS).flat()

/** Those whose value belongs to one resource: a canvas beside it has an address of its own. */
const ONE_AT_A_TIME: readonly Addable[] = ['start', 'placeholderCanvas', 'accompanyingCanvas']

/** Whether all of these records may have a property. */
export const isAddable = (records: readonly DescribedRecord[], property: Addable): boolean =>
  records.length > 0 &&
  records.every(({ type }) => mayHave(type, property)) &&
  (records.length === 1 || !ONE_AT_A_TIME.includes(property))

/** Whether a record says something by a property. */
export const isStated = (record: DescribedRecord, property: Addable): boolean =>
  property in record || (property === 'thumbnail' && record.picture !== undefined)

/** What a record says by a property. */
export const statedBy = (record: DescribedRecord | undefined, property: Addable): unknown => {
  const stated: { readonly [Key in Addable]?: unknown } = record ?? {}
  return property === 'thumbnail' ? [record?.picture, record?.thumbnail] : stated[property]
}

import { mayHave } from '../../../../iiif/project/commands/describe.ts'
import type { DescribedRecord } from '../../../../iiif/project/model.ts'

/** The properties that are added when they are wanted, in the order of the list that offers them. */
export const ADDABLE_GROUPS = {
  about: ['provider', 'homepage', 'rendering', 'seeAlso', 'partOf'],
  where: ['navDate'],
  machines: ['service', 'services'],
} as const
export type AddableGroup = keyof typeof ADDABLE_GROUPS
export type Addable = (typeof ADDABLE_GROUPS)[AddableGroup][number]

export const ADDABLE: readonly Addable[] = Object.values(ADDABLE_GROUPS).flat()

/** Whether all of these records may have a property. */
export const isAddable = (records: readonly DescribedRecord[], property: Addable): boolean =>
  records.length > 0 && records.every(({ type }) => mayHave(type, property))

/** Whether a record says something by a property. */
export const isStated = (record: DescribedRecord, property: Addable): boolean => property in record

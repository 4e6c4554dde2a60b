import { PROPERTIES_3 } from '../../validation/rules/v3/properties.ts'
import type { Command, CommandKey } from '../command.ts'
import {
  findRecord,
  type CollectionRecord,
  type DescribedRecord,
  type DescribedType,
  type ManifestRecord,
  type Project,
  type RangeRecord,
  type RecordId,
} from '../model.ts'
import { changeRecord } from './changes.ts'

/** The records that are described. Several are set alike, in one step. */
export interface Described {
  readonly ids: readonly RecordId[]
  /** Names one visit of one field: what is typed in it is one step of the undo list. */
  readonly gesture?: string | undefined
}

type Common = Omit<DescribedRecord, 'id' | 'type'>
type Special = Pick<ManifestRecord, 'viewingDirection' | 'start' | 'services'> &
  Pick<RangeRecord, 'supplementary'> &
  Pick<CollectionRecord, 'viewingDirection'>

/** What describes one resource or another; one that is `undefined` is taken away. */
export type Description = {
  readonly [Key in keyof (Common & Special)]?: (Common & Special)[Key] | undefined
}

const DESCRIBED_TYPES: readonly DescribedType[] = ['Collection', 'Manifest', 'Canvas', 'Range']

/** The record with this id, when it is one that describes itself. */
export function findDescribed(project: Project, id: RecordId): DescribedRecord | undefined {
  for (const type of DESCRIBED_TYPES) {
    const record = findRecord(project, type, id)
    if (record) return record
  }
  return undefined
}

/** Whether the specification lets a class have a property. @see https://iiif.io/api/presentation/3.0/#a-summary-of-property-requirements */
export function mayHave(type: DescribedType, property: string): boolean {
  // A picture is what a thumbnail is made of.
  const definition = PROPERTIES_3[property === 'picture' ? 'thumbnail' : property]
  return definition?.of === undefined || definition.of.includes(type)
}

/**
 * Sets properties of records of any class that describes itself. A class that may not have a property keeps it out:
 * what is set for several at once is set where it is allowed.
 *
 * @throws Error when an id is not that of such a record: a mistake in the program
 */
export function describe(
  project: Project,
  { ids, gesture }: Described,
  { key, properties }: { readonly key: CommandKey; readonly properties: Description },
): Command {
  return {
    label: { key, count: ids.length },
    change: ids.flatMap((id) => {
      const record = findDescribed(project, id)
      if (!record) throw new Error(`The project has nothing to describe with the id ${id}`)
      const allowed = Object.entries(properties).filter(([name]) => mayHave(record.type, name))
      return changeRecord(project, { type: record.type, id }, Object.fromEntries(allowed))
    }),
    ...(gesture === undefined ? {} : { gesture }),
  }
}

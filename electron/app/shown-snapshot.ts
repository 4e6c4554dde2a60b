import type { Project } from '../../iiif/project/model.ts'
import type { Snapshot, SnapshotContent } from '../contract/snapshots.ts'
import type { KeptSnapshot } from '../files/snapshots.ts'

/** A snapshot as the window gets it. */
export const shownSnapshot = (kept: KeptSnapshot): Snapshot => {
  const { key, at, canvases, annotations, cause } = kept
  return { key, at, canvases, annotations, cause }
}

/** What was in it, as the window gets it. */
export const contentOf = ({ manifest, records }: Project): SnapshotContent => ({
  manifest,
  records: [...records.values()],
})

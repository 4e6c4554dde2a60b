import { stat } from 'node:fs/promises'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import type { OpenRequest } from '../contract/app-api.ts'
import { isBundle } from './bundles.ts'

/** What a place on the disk is to the program that is asked to open it. */
export async function kindOfPlace(place: string): Promise<OpenRequest['kind']> {
  const status = await stat(place).catch(() => undefined)
  if (status?.isDirectory()) return 'folder'
  if (/\.json(ld)?$/i.test(place)) return 'manifest'
  if (isBundle(place)) return 'bundle'
  return place.endsWith(PROJECT_ENDING) ? 'project' : 'unknown'
}

import { lstat, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { targetProblem } from '../files/atomic-write.ts'
import { BUNDLE_ENDING } from '../export/pack/bundle-format.ts'
import { unpackBundle } from '../export/pack/unpack-bundle.ts'
import { codeOf } from '../files/error-code.ts'
import type { ChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'

export interface BundlesOptions {
  readonly platform: Pick<Platform, 'paths'>
  readonly chosen: ChosenPlaces
}

/**
 * Unpacks a bundle into a folder of its own, in the folder of projects.
 *
 * @param place as the scholar chose it
 * @returns the file of the project in it, which may be opened from now on
 * @throws Problem `request/place-not-chosen`, `bundle/…`, `target/…`
 */
export async function takeBundle(
  place: string,
  { platform, chosen }: BundlesOptions,
): Promise<string> {
  const file = chosen.check(place)
  const parent = path.join(platform.paths.documents, 'Florilegium')
  await mkdir(parent, { recursive: true }).catch((error: unknown) => {
    throw targetProblem(error, parent)
  })
  const name = path.basename(file).replace(/(\.florilegium)?\.zip$/i, '')
  const project = await unpackBundle(file, await claimFolder(parent, portableName(name, 'Bundle')))
  chosen.add(project)
  return project
}

export const isBundle = (place: string): boolean => place.toLowerCase().endsWith(BUNDLE_ENDING)

/** A folder that is not there yet: the name, or the name with a number. Absolute. */
async function claimFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = path.join(parent, number === 1 ? name : `${name} ${number}`)
    if (!(await isThere(folder))) return folder
  }
}

async function isThere(place: string): Promise<boolean> {
  return lstat(place).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'ENOENT',
  )
}

import path from 'node:path'
import { localImagesOf } from '../../iiif/project/images-of.ts'
import { foldersOf, getRecord, type Project, type RecordId } from '../../iiif/project/model.ts'
import type { LocatedFolder } from '../contract/app-api.ts'
import { keepListing } from '../files/kept-listing.ts'
import { findMoved } from '../files/find-moved.ts'
import { missingIn, movedAlong, placesIn, type SoughtImage } from '../files/locate-images.ts'

export interface LocateOptions {
  /** The one that the scholar shows. */
  readonly folder: RecordId
  /** What was chosen for it, absolute: the folder itself, or the one that it lies in. */
  readonly place: string
  /** Where listings of folders are kept. */
  readonly cache: string
  /** The scholar does not want to wait any longer: it then rejects with the reason of the signal. */
  readonly signal: AbortSignal
}

/**
 * Where the folders of a project lie now: the one that was shown, and every other of which more is found where it
 * would be if it was moved together with that one. What of the first is not at its path is looked for in all of the
 * place: images may have been put into other folders, or been called otherwise.
 */
export async function locateFolders(
  project: Project,
  { folder, place, cache, signal }: LocateOptions,
): Promise<readonly LocatedFolder[]> {
  const shown = getRecord(project, 'Folder', folder)
  const found = await withMoved(await bestOf(placesIn(path.resolve(place), shown.location), folder))
  const move = { before: shown.location, after: found.location }
  const others = foldersOf(project).filter(({ id }) => id !== folder)
  const along = await Promise.all(
    others.map(async ({ id, location }): Promise<readonly LocatedFolder[]> => {
      const moved = movedAlong(location, move)
      if (moved === undefined || moved === location) return []
      const [there, here] = await Promise.all([locatedAt(moved, id), locatedAt(location, id)])
      return there.found > here.found ? [there] : []
    }),
  )
  return [found, ...along.flat()]

  async function bestOf(places: readonly string[], id: RecordId): Promise<LocatedFolder> {
    const counted = await Promise.all(places.map((location) => locatedAt(location, id)))
    return counted.reduce((best, one) => (one.found > best.found ? one : best))
  }

  async function withMoved(located: LocatedFolder): Promise<LocatedFolder> {
    const missing = await missingIn(located.location, await soughtIn(located.folder))
    const moved = await findMoved(located.location, missing, signal)
    return { ...located, found: located.found + moved.length, moved }
  }

  async function locatedAt(location: string, id: RecordId): Promise<LocatedFolder> {
    const sought = await soughtIn(id)
    return {
      folder: id,
      location,
      sought: sought.length,
      found: sought.length - (await missingIn(location, sought)).length,
      moved: [],
    }
  }

  /** The images that the project shows of a folder, as large as they were when the folder was last looked through. */
  async function soughtIn(id: RecordId): Promise<readonly SoughtImage[]> {
    const { location } = getRecord(project, 'Folder', id)
    const known = await keepListing(cache, location).load()
    const images = [...project.records.values()]
      .flatMap(localImagesOf)
      .filter((image) => image.folder === id)
    const byPath = new Map(images.map((image) => [image.path, image]))
    return [...byPath.values()].map(({ path: name, width, height }) => ({
      path: name,
      size: known.get(name)?.entry.size,
      width,
      height,
    }))
  }
}

import type { RecordId } from '../../iiif/project/model.ts'
import type { LocatedFolder } from '../contract/places.ts'
import type { ChosenPlaces } from './chosen-places.ts'
import { locateFolders } from './locate-folders.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Platform } from './platform.ts'
import type { Projects } from './projects.ts'

/** Asks the scholar where scans lie now, and looks what of the open project is there. */
export interface Locating {
  /** Undefined when the scholar cancelled, in the dialog or while it was looked. */
  locate(folder: RecordId): Promise<readonly LocatedFolder[] | undefined>
  cancel(): void
}

export interface LocatingOptions {
  readonly platform: Pick<Platform, 'chooseFolder' | 'paths'>
  readonly projects: Pick<Projects, 'get'>
  readonly chosen: ChosenPlaces
}

export function openLocating({ platform, projects, chosen }: LocatingOptions): Locating {
  const looking = oneAtATime()
  return {
    async locate(folder) {
      const { project } = projects.get().opened
      const place = await platform.chooseFolder()
      if (place === undefined) return undefined
      const { cache } = platform.paths
      const located = await looking.run((signal) =>
        locateFolders(project, { folder, place, cache, signal }),
      )
      located?.forEach(({ location }) => chosen.add(location))
      return located
    },
    cancel: () => looking.cancel(),
  }
}

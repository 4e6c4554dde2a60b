import { randomBytes } from 'node:crypto'
import path from 'node:path'
import {
  listOf,
  oneOf,
  optional,
  readBoolean,
  readFilledString,
  readWhole,
  recordOf,
} from '../../iiif/reading.ts'
import type { Settings } from '../contract/app-api.ts'
import { openJsonStore, type JsonStore } from './json-store.ts'
import type { Log } from './log.ts'

/** The name of a project under which the image server answers for it: nobody can guess it. */
interface Segment {
  readonly project: string
  readonly segment: string
}

/** What is kept of the program from one start to the next. */
export interface KeptSettings extends Settings {
  /** Where the image server listened last, so that addresses stay as they were. */
  readonly port?: number
  /** The project file of the sample, once it was made. */
  readonly sample?: string
  /** The newest last. */
  readonly segments: readonly Segment[]
}

const DEFAULTS: KeptSettings = { theme: 'system', isSampleOffered: true, segments: [] }

export const SETTINGS_FIELDS = {
  theme: oneOf(['system', 'light', 'dark']),
  isSampleOffered: readBoolean,
} as const

const readSettings = recordOf({
  ...SETTINGS_FIELDS,
  port: optional(readWhole(1)),
  sample: optional(readFilledString),
  segments: listOf(recordOf({ project: readFilledString, segment: readFilledString })),
})

export type SettingsStore = JsonStore<KeptSettings>

export const openSettings = (userData: string, log: Log): SettingsStore =>
  openJsonStore<KeptSettings>(path.join(userData, 'settings.json'), {
    read: readSettings,
    fallback: DEFAULTS,
    log,
  })

/** What the window may know of the settings. */
export const shownSettings = ({ theme, isSampleOffered }: KeptSettings): Settings => ({
  theme,
  isSampleOffered,
})

/** Projects whose segment is remembered; the addresses of older ones change when they are opened again. */
const MOST_SEGMENTS = 200

/** The segment of a project: the same each time, so that an address given to a viewer stays good. */
export async function segmentOf(settings: SettingsStore, project: string): Promise<string> {
  const find = ({ segments }: KeptSettings): Segment | undefined =>
    segments.find((candidate) => candidate.project === project)
  const known = find(await settings.get())
  if (known) return known.segment
  // 144 bits.
  const made = { project, segment: randomBytes(18).toString('base64url') }
  const changed = await settings.change((kept) =>
    find(kept) ? kept : { ...kept, segments: [...kept.segments, made].slice(-MOST_SEGMENTS) },
  )
  return find(changed)?.segment ?? made.segment
}

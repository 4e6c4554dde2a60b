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
  type Reader,
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
  /** States of files that may have any number of pixels. */
  readonly allowedFiles?: readonly string[]
  /** Servers, as `host` or `host:port`, of which pictures may be loaded. */
  readonly allowedServers?: readonly string[]
  /** Servers that may lie in a private network: their addresses were typed, and confirmed. */
  readonly trustedServers?: readonly string[]
  /** The newest last. */
  readonly segments: readonly Segment[]
}

/** Room for some 1,400 photographs of 24 megapixels. */
const DEFAULT_GIGABYTES = 10

const DEFAULTS: KeptSettings = {
  theme: 'system',
  isSampleOffered: true,
  imageCacheGigabytes: DEFAULT_GIGABYTES,
  segments: [],
}

export const SETTINGS_FIELDS = {
  theme: oneOf(['system', 'light', 'dark']),
  isSampleOffered: readBoolean,
  imageCacheGigabytes: readWhole(1),
} as const

const readKept = recordOf({
  ...SETTINGS_FIELDS,
  // Earlier versions kept no tiles.
  imageCacheGigabytes: optional(SETTINGS_FIELDS.imageCacheGigabytes),
  port: optional(readWhole(1)),
  sample: optional(readFilledString),
  allowedFiles: optional(listOf(readFilledString)),
  allowedServers: optional(listOf(readFilledString)),
  trustedServers: optional(listOf(readFilledString)),
  segments: listOf(recordOf({ project: readFilledString, segment: readFilledString })),
})

const readSettings: Reader<KeptSettings> = (value, where) => {
  const kept = readKept(value, where)
  return { ...kept, imageCacheGigabytes: kept.imageCacheGigabytes ?? DEFAULT_GIGABYTES }
}

export type SettingsStore = JsonStore<KeptSettings>

export const openSettings = (userData: string, log: Log): SettingsStore =>
  openJsonStore<KeptSettings>(path.join(userData, 'settings.json'), {
    read: readSettings,
    fallback: DEFAULTS,
    log,
  })

/** What the window may know of the settings. */
export const shownSettings = ({
  theme,
  isSampleOffered,
  imageCacheGigabytes,
}: KeptSettings): Settings => ({ theme, isSampleOffered, imageCacheGigabytes })

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

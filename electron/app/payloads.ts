import { REGION_LEVELS } from '../../iiif/annotation/formats/found.ts'
import { ANNOTATION_FORMATS } from '../../iiif/annotation/formats/formats.ts'
import { VIEWER_PROFILES } from '../../iiif/annotation/formats/profiles.ts'
import {
  EXPORT_EXTENTS,
  PRESENTATION_VERSIONS,
  type ExportOptions,
} from '../../iiif/export/options.ts'
import { readCommandLabel } from '../../iiif/project/journal-entry.ts'
import { LEVELS } from '../../iiif/image-check/levels.ts'
import { IMAGE_VERSIONS } from '../../iiif/image/versions.ts'
import type { SiteImages, SiteOptions } from '../../iiif/site/options.ts'
import { readId } from '../../iiif/project/records/read-descriptive.ts'
import { readChange } from '../../iiif/project/records/read-record.ts'
import {
  listOf,
  oneOf,
  optional,
  readBoolean,
  readFilledString,
  readNothing,
  readObject,
  readString,
  readWhole,
  recordOf,
  Unreadable,
  type Reader,
} from '../../iiif/reading.ts'
import { problem } from '../../iiif/problem.ts'
import type { AppApi, StepOrigin } from '../contract/app-api.ts'
import type { MenuItem } from '../contract/menu.ts'
import { SETTINGS_FIELDS } from './settings.ts'
import { readTargetKind, readTargetOptions } from './target-payloads.ts'

type Payload<Method extends keyof AppApi> =
  Parameters<AppApi[Method]> extends [infer Value] ? Value : undefined

const readExportOptions: Reader<ExportOptions> = recordOf({
  version: oneOf(PRESENTATION_VERSIONS),
  extent: optional(oneOf(EXPORT_EXTENTS)),
  base: readString,
  name: optional(readFilledString),
  imageBase: readString,
  imageVersion: oneOf([2, 3]),
})

const SITE_IMAGE_READERS = {
  tiles: recordOf({ kind: oneOf(['tiles']) }),
  pictures: recordOf({ kind: oneOf(['pictures']), longestSide: readWhole(100) }),
} satisfies { readonly [Kind in SiteImages['kind']]: Reader<SiteImages> }

const readSiteImages: Reader<SiteImages> = (value, where) => {
  const kind = oneOf(['tiles', 'pictures'])(readObject(value, where)['kind'], `${where}.kind`)
  return SITE_IMAGE_READERS[kind](value, where)
}

const readSiteOptions: Reader<SiteOptions> = recordOf({
  base: readString,
  images: readSiteImages,
  hasOlderVersion: readBoolean,
})

const MENU_ITEM_READERS = {
  action: recordOf({
    kind: oneOf(['action']),
    action: readFilledString,
    label: readString,
    shortcut: optional(readString),
    isEnabled: readBoolean,
  }),
  window: recordOf({
    kind: oneOf(['window']),
    part: oneOf(['larger', 'smaller', 'ordinary', 'fullScreen', 'quit']),
    label: readString,
  }),
  separator: recordOf({ kind: oneOf(['separator']) }),
  submenu: (value: unknown, where: string): MenuItem =>
    recordOf({ kind: oneOf(['submenu']), label: readString, items: listOf(readMenuItem) })(
      value,
      where,
    ),
} satisfies Record<MenuItem['kind'], Reader<MenuItem>>

const readMenuItem: Reader<MenuItem> = (value, where) => {
  const kind = oneOf(['action', 'window', 'separator', 'submenu'])(
    readObject(value, where)['kind'],
    `${where}.kind`,
  )
  return MENU_ITEM_READERS[kind](value, where)
}

const ORIGIN_READERS = {
  do: recordOf({ kind: oneOf(['do']), label: readCommandLabel, at: readFilledString }),
  join: recordOf({ kind: oneOf(['join']) }),
  undo: recordOf({ kind: oneOf(['undo']) }),
  redo: recordOf({ kind: oneOf(['redo']) }),
} satisfies Record<StepOrigin['kind'], Reader<StepOrigin>>

const readOrigin: Reader<StepOrigin> = (value, where) => {
  const { kind } = readObject(value, where)
  return ORIGIN_READERS[oneOf(['do', 'join', 'undo', 'redo'])(kind, `${where}.kind`)](value, where)
}

/** What each method takes: the window is not trusted to send what it should. */
export const PAYLOAD_READERS: { readonly [Method in keyof AppApi]: Reader<Payload<Method>> } = {
  getAbout: readNothing,
  getSettings: readNothing,
  changeSettings: recordOf({
    theme: optional(SETTINGS_FIELDS.theme),
    isSampleOffered: optional(SETTINGS_FIELDS.isSampleOffered),
    imageCacheGigabytes: optional(SETTINGS_FIELDS.imageCacheGigabytes),
  }),
  listRecent: readNothing,
  forgetRecent: readFilledString,
  chooseFolder: readNothing,
  chooseProject: readNothing,
  createProject: readFilledString,
  chooseManifest: readNothing,
  fetchManifest: readFilledString,
  cancelFetching: readNothing,
  fetchSource: recordOf({
    address: readFilledString,
    found: oneOf(['typed', 'in-document']),
  }),
  cancelFetchingSources: readNothing,
  keepOffline: recordOf({ image: readFilledString, part: readFilledString }),
  finishOffline: recordOf({ image: readFilledString, side: optional(readWhole(1)) }),
  listOffline: readNothing,
  removeOffline: listOf(readFilledString),
  previewManifest: readFilledString,
  readManifest: readFilledString,
  openManifest: readFilledString,
  openProject: readFilledString,
  takeOverProject: readFilledString,
  openEarlierState: readFilledString,
  openBundle: readFilledString,
  takeUpManifest: readId,
  openSample: readNothing,
  closeProject: readNothing,
  saveProjectAs: readNothing,
  applyChange: recordOf({ revision: readWhole(1), change: readChange, origin: readOrigin }),
  listSnapshots: readNothing,
  readSnapshot: readFilledString,
  readVersion: readFilledString,
  retrySave: readNothing,
  rescanFolder: readId,
  locateFolder: readId,
  cancelLocating: readNothing,
  allowLargeFile: recordOf({ folder: readId, path: readFilledString }),
  listAllowedFiles: readNothing,
  forbidLargeFile: readFilledString,
  checkManifest: readNothing,
  saveMendedManifest: readNothing,
  listServers: readNothing,
  allowServers: listOf(readFilledString),
  forbidServer: readFilledString,
  planExport: readExportOptions,
  chooseExportFile: recordOf({ name: readFilledString }),
  runExport: recordOf({
    options: readExportOptions,
    file: readFilledString,
    lossReport: oneOf(['nowhere', 'beside']),
  }),
  getImageCache: readNothing,
  emptyImageCache: readNothing,
  chooseAnnotationFiles: readNothing,
  readAnnotationFiles: recordOf({ files: listOf(readFilledString), level: oneOf(REGION_LEVELS) }),
  exportAnnotations: recordOf({
    format: oneOf(ANNOTATION_FORMATS),
    canvas: optional(readId),
    base: readString,
    profile: oneOf(VIEWER_PROFILES),
  }),
  saveCredits: recordOf({ format: oneOf(['txt', 'csv', 'html']), text: readString }),
  checkImageServer: recordOf({
    address: readString,
    version: optional(oneOf(IMAGE_VERSIONS)),
    level: optional(oneOf(LEVELS)),
  }),
  cancelImageCheck: readNothing,
  planSite: readSiteOptions,
  chooseSiteFolder: recordOf({ name: readFilledString }),
  publishSite: recordOf({ options: readSiteOptions, folder: readFilledString }),
  planTarget: readTargetOptions,
  chooseTarget: recordOf({ kind: readTargetKind, name: readFilledString }),
  publishTarget: recordOf({ options: readTargetOptions, place: readFilledString }),
  cancelPublishing: readNothing,
  flattenCanvas: readId,
  cancelFlattening: readNothing,
  getAddresses: readNothing,
  openPreview: oneOf(['mirador', 'clover']),
  copyText: readString,
  showFile: readFilledString,
  showMenu: listOf(recordOf({ label: readString, items: listOf(readMenuItem) })),
  useTexts: recordOf({
    unsaved: recordOf({ title: readString, stay: readString, leave: readString }),
  }),
}

/** @throws Problem `request/malformed` */
export function readPayload<Method extends keyof AppApi>(
  method: Method,
  payload: unknown,
): Payload<Method> {
  try {
    return PAYLOAD_READERS[method](payload, '')
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw problem('request/malformed', { where: `${method}: ${error.message}` })
  }
}

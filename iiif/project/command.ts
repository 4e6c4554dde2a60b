import type { Change } from './change.ts'

/** Names what a command did, for "Undo …": a key of the catalogue under `command`, and what it names. */
export interface CommandLabel {
  readonly key: CommandKey
  /** How many things it was done to; chooses singular or plural. */
  readonly count?: number
}

export const COMMAND_KEYS = [
  'addCanvases',
  'takeCanvases',
  'openManifest',
  'moveCanvases',
  'removeCanvases',
  'cutCanvases',
  'pasteCanvases',
  'duplicateCanvases',
  'orderCanvases',
  'addMissingLeaf',
  'makeChoices',
  'takeChoicesApart',
  'setLabel',
  'labelCanvases',
  'writeTable',
  'setSummary',
  'setMetadata',
  'setRights',
  'setRequiredStatement',
  'setViewingDirection',
  'setBehavior',
  'setCanvasSize',
  'setNavDate',
  'setNavPlace',
  'setThumbnail',
  'setProvider',
  'setHomepage',
  'setSeeAlso',
  'setRendering',
  'setService',
  'setServices',
  'setPartOf',
  'setStart',
  'setSupplementary',
  'setPlaceholderCanvas',
  'setAccompanyingCanvas',
  'addRange',
  'splitRange',
  'mergeRanges',
  'removeRange',
  'moveRange',
  'changeRange',
  'labelRange',
  'addAnnotation',
  'changeAnnotation',
  'removeAnnotation',
  'splitRegion',
  'setMotivations',
  'setLanguages',
  'tagAnnotations',
  'removeAnnotations',
  'moveAnnotation',
  'replaceInAnnotations',
  'importAnnotations',
  'removeUnknown',
  'addManifest',
  'removeManifest',
  'addCollection',
  'removeCollection',
  'placeInCollection',
  'takeFromCollection',
  'moveInCollection',
  'addFolder',
  'removeFolder',
  'locateFolders',
  'mendFaults',
  'changeOutside',
  'goBack',
  'restoreState',
  'bringBack',
  'takeVersion',
  'addFromVersion',
] as const
export type CommandKey = (typeof COMMAND_KEYS)[number]

/** Something a scholar did to the object: a pure function of the project made it, and undo is computed from it. */
export interface Command {
  readonly label: CommandLabel
  readonly change: Change
  /** Commands with the same gesture, one after another, are one step: typing in one field, for example. */
  readonly gesture?: string
}

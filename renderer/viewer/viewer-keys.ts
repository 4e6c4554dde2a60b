import type { ViewingDirection } from '../../iiif/presentation/properties.ts'

export const VIEWER_ACTIONS = [
  'next',
  'previous',
  'first',
  'last',
  'zoomIn',
  'zoomOut',
  'home',
  'rotateRight',
  'rotateLeft',
] as const
/** What can be done in the viewer by key and by button. */
export type ViewerAction = (typeof VIEWER_ACTIONS)[number]

/** A key as the browser tells it. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

export interface ViewerSituation {
  /** True while the whole canvas is in view: arrows have nowhere to move it. */
  readonly isWhole: boolean
  readonly direction: ViewingDirection
}

const KEYS: Readonly<Record<string, ViewerAction>> = {
  PageDown: 'next',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  _: 'zoomOut',
  '0': 'home',
  r: 'rotateRight',
  R: 'rotateLeft',
}

/** The arrows that lead on and back, for each direction in which an object is read. */
const ARROWS: Readonly<Record<ViewingDirection, Readonly<Record<string, ViewerAction>>>> = {
  'left-to-right': { ArrowRight: 'next', ArrowLeft: 'previous' },
  'right-to-left': { ArrowLeft: 'next', ArrowRight: 'previous' },
  'top-to-bottom': { ArrowDown: 'next', ArrowUp: 'previous' },
  'bottom-to-top': { ArrowUp: 'next', ArrowDown: 'previous' },
}

/** What a key does in the viewer; undefined leaves it to OpenSeadragon (arrows move the image) or the window. */
export function viewerActionFor(
  { key, ctrlKey, altKey, metaKey }: PressedKey,
  { isWhole, direction }: ViewerSituation,
): ViewerAction | undefined {
  if (ctrlKey || altKey || metaKey) return undefined
  return KEYS[key] ?? (isWhole ? ARROWS[direction][key] : undefined)
}

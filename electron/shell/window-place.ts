/** In pixels of the desktop, which go on over all its screens. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
}

export const SMALLEST = { width: 880, height: 600 }

const FIRST = { width: 1280, height: 860 }

/** How much of a window must lie on a screen, in pixels, so that it can be grasped. */
const GRASPABLE = 120

/**
 * Where a window goes: where it was, moved and shrunk onto a screen that is there.
 *
 * @param remembered where it was when it was last closed
 * @param screens    the parts of the screens that are free of task bars, the main one first
 */
export function placeWindow(
  remembered: Rectangle | undefined,
  screens: readonly Rectangle[],
): Rectangle | typeof FIRST {
  if (remembered === undefined) return FIRST
  const screen = screens.find((candidate) => isGraspable(remembered, candidate)) ?? screens[0]
  if (screen === undefined) return FIRST
  const width = Math.min(Math.max(remembered.width, SMALLEST.width), screen.width)
  const height = Math.min(Math.max(remembered.height, SMALLEST.height), screen.height)
  return {
    x: clamp(remembered.x, screen.x, screen.x + screen.width - width),
    y: clamp(remembered.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  }
}

/** Reads what `JSON.stringify` of a place wrote; undefined when it is anything else. */
export function readPlace(text: string): WindowPlace | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isPlace(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isGraspable(bounds: Rectangle, screen: Rectangle): boolean {
  const across =
    Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
  const isTitleBarThere = bounds.y >= screen.y && bounds.y < screen.y + screen.height - GRASPABLE
  return across >= GRASPABLE && isTitleBarThere
}

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most))

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  if (!('isMaximized' in value) || typeof value.isMaximized !== 'boolean') return false
  return 'bounds' in value && isRectangle(value.bounds)
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const numbers = new Map<string, unknown>(Object.entries(value))
  return ['x', 'y', 'width', 'height'].every((name) => Number.isInteger(numbers.get(name)))
}

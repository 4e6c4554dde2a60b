import { plainText, textFor } from '../language-map.ts'
import { compareNaturally } from '../natural-order.ts'
import type { CanvasRecord, RecordId } from '../project/model.ts'
import { nameOfImage, type LocalImage, type PaintedImage } from '../project/painting.ts'

/**
 * What tells pictures of the same leaf apart: the last part of the name (`f1r_UV365.tif`), or the folder that they lie
 * in (`UV365/f1r.tif`).
 */
export type ChoiceRule = 'name' | 'folder'

/** A canvas that will show several pictures of the same, at the reader's choice. */
export interface PlannedChoice {
  /** The canvas that stays. */
  readonly canvas: CanvasRecord
  /** Each with what it is called, the one for the first view first. */
  readonly images: readonly LocalImage[]
  /** The canvases whose pictures it takes over; they go. */
  readonly others: readonly CanvasRecord[]
  /** Pictures whose proportions differ from those of the first, so that they would not lie on each other. */
  readonly unlike: readonly LocalImage[]
}

export interface ChoicePlan {
  readonly choices: readonly PlannedChoice[]
  /** Canvases that stay as they are: no other picture of the same was found. */
  readonly alone: readonly CanvasRecord[]
  /** Canvases with annotations of their own, which would have no place: they stay as they are. */
  readonly annotated: readonly CanvasRecord[]
}

/** Sides may differ by a pixel in a hundred: cameras do not stand quite still between two lights. */
const TOLERANCE = 0.01

/** What ordinary light is called; it comes first. */
const ORDINARY = /^(vis|visible|normal|natural|white|colou?r|rgb|rgbw|daylight)/i

/**
 * Which canvases show the same leaf under different lights, by the names of their files.
 *
 * @param canvases all of the object, in reading order
 * @param chosen those to look at
 * @see https://iiif.io/api/cookbook/recipe/0033-choice/
 */
export function planChoices(
  canvases: readonly CanvasRecord[],
  { rule, chosen }: { readonly rule: ChoiceRule; readonly chosen: ReadonlySet<RecordId> },
): ChoicePlan {
  const groups = new Map<string, Candidate[]>()
  const alone: CanvasRecord[] = []
  const annotated: CanvasRecord[] = []
  for (const canvas of canvases) {
    if (!chosen.has(canvas.id)) continue
    const candidate = candidateOf(canvas, rule)
    if (!candidate) alone.push(canvas)
    else groups.set(candidate.key, [...(groups.get(candidate.key) ?? []), candidate])
  }
  const choices: PlannedChoice[] = []
  for (const group of groups.values()) {
    const [first] = group
    // The canvas that stays may have annotations: they stay with it.
    const burdened = group.slice(1).filter(({ canvas }) => canvas.annotations.length > 0)
    annotated.push(...burdened.map(({ canvas }) => canvas))
    const members = group.filter((member) => !burdened.includes(member))
    const isOfSeveral = new Set(members.map(({ light }) => light)).size > 1
    if (first && isOfSeveral) choices.push(choiceOf(first.canvas, members))
    else alone.push(...members.map(({ canvas }) => canvas))
  }
  return { choices, alone, annotated }
}

interface Candidate {
  readonly canvas: CanvasRecord
  readonly image: LocalImage
  /** The same for all pictures of a leaf. */
  readonly key: string
  /** What this picture is called among them. */
  readonly light: string
}

/** Canvases of one picture of a folder that fills them; others are not touched. */
function candidateOf(canvas: CanvasRecord, rule: ChoiceRule): Candidate | undefined {
  const [painting] = canvas.painting
  const image = painting?.body
  if (canvas.painting.length !== 1 || image?.type !== 'Image' || painting?.placement)
    return undefined
  const parts = rule === 'name' ? splitName(image.path) : splitFolder(image.path)
  if (!parts) return undefined
  return { canvas, image, key: JSON.stringify([image.folder, parts.key]), light: parts.light }
}

interface Parts {
  readonly key: string
  readonly light: string
}

/** `box/f1r_UV365.tif`: what comes behind the last line, hyphen or space, if it holds a letter. */
function splitName(path: string): Parts | undefined {
  const found = /^(?<key>.+)[_\- ](?<light>[^_\- /]*\p{L}[^_\- /]*)\.[^./]+$/u.exec(path)?.groups
  return found && { key: found['key'] ?? '', light: found['light'] ?? '' }
}

/** `box/UV365/f1r.tif`: the innermost folder. */
function splitFolder(path: string): Parts | undefined {
  const found = /^(?<before>(?:.*\/)?)(?<light>[^/]+)\/(?<name>[^/]+)\.[^./]+$/u.exec(path)?.groups
  if (!found) return undefined
  return { key: `${found['before'] ?? ''}/${found['name'] ?? ''}`, light: found['light'] ?? '' }
}

function choiceOf(canvas: CanvasRecord, members: readonly Candidate[]): PlannedChoice {
  const sorted = [...members].sort(
    (one, other) =>
      Number(ORDINARY.test(other.light)) - Number(ORDINARY.test(one.light)) ||
      compareNaturally(one.light, other.light),
  )
  const images = sorted.map(({ image, light }) => ({ ...image, label: plainText(light) }))
  const [first] = images
  const ratio = (first?.width ?? 1) / (first?.height ?? 1)
  return {
    canvas,
    images,
    others: members.map((member) => member.canvas).filter(({ id }) => id !== canvas.id),
    unlike: images.filter(({ width, height }) => Math.abs(width / height / ratio - 1) > TOLERANCE),
  }
}

/** What an image of a choice is called. */
export const labelOfChoice = (image: PaintedImage, languages: readonly string[]): string =>
  textFor(image.label, languages) || nameOfImage(image)

// Documents of our own, which say what recipes of the IIIF Cookbook say.
import type { JsonObject } from '../../../iiif/presentation/json.ts'

export function manifestOf(items: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  const label = { en: ['An object'] }
  return { id: 'https://example.org/manifest', type: 'Manifest', label, ...more, items }
}

export function leaves(count: number): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) =>
    canvasOf(index + 1, { label: `p. ${index + 1}` }),
  )
}

interface OwnLeaf {
  readonly label?: string
  readonly width?: number
  readonly height?: number
  readonly image?: readonly [width: number, height: number]
}

export function canvasOf(
  number: number,
  { label, width = 1237, height = 1709, image = [width, height] }: OwnLeaf = {},
  more: JsonObject = {},
): JsonObject {
  return painted(number, {
    canvas: { ...(label !== undefined && { label: { none: [label] } }), width, height, ...more },
    body: { type: 'Image', width: image[0], height: image[1] },
  })
}

function painted(
  number: number,
  { canvas, body }: { readonly canvas: JsonObject; readonly body: JsonObject },
): JsonObject {
  const id = `https://example.org/canvas/${number}`
  const annotation = {
    id: `https://example.org/annotation/${number}`,
    type: 'Annotation',
    motivation: 'painting',
    body,
    target: id,
  }
  const page = {
    id: `https://example.org/page/${number}`,
    type: 'AnnotationPage',
    items: [annotation],
  }
  return { id, type: 'Canvas', ...canvas, items: [page] }
}

export function choiceOf(...lights: readonly string[]): JsonObject {
  const items = lights.map((light) => ({
    type: 'Image',
    width: 1237,
    height: 1709,
    label: { en: [light] },
  }))
  return manifestOf([
    painted(1, {
      canvas: { label: { none: ['f. 7v'] }, width: 1237, height: 1709 },
      body: { type: 'Choice', items },
    }),
  ])
}

export function rangeOf(
  number: number,
  label: string,
  items: readonly (JsonObject | number)[],
): JsonObject {
  return {
    id: `https://example.org/range/${number}`,
    type: 'Range',
    label: { en: [label] },
    items: items.map((item) =>
      typeof item === 'number'
        ? { id: `https://example.org/canvas/${item}`, type: 'Canvas' }
        : item,
    ),
  }
}

export function entryOf(label: string, value: string): JsonObject {
  return { label: { en: [label] }, value: { en: [value] } }
}

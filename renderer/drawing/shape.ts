import type { Point } from '../../iiif/annotation/selectors/index.ts'

/** The corners of the box around a shape, in pixels of the image. */
export interface Bounds {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** A rectangle as Annotorious holds it, in pixels of the image, not rounded. */
export interface DrawnRectangle {
  readonly type: 'RECTANGLE'
  readonly geometry: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
    /** Radians about its centre. */
    readonly rot?: number
    readonly bounds: Bounds
  }
}

/** A polygon as Annotorious holds it, in pixels of the image, not rounded. */
export interface DrawnPolygon {
  readonly type: 'POLYGON'
  readonly geometry: {
    readonly points: readonly (readonly [number, number])[]
    readonly bounds: Bounds
  }
}

/** An ellipse as Annotorious holds it, in pixels of the image, not rounded. */
export interface DrawnEllipse {
  readonly type: 'ELLIPSE'
  readonly geometry: {
    readonly cx: number
    readonly cy: number
    readonly rx: number
    readonly ry: number
    readonly bounds: Bounds
  }
}

/** A line as Annotorious holds it, in pixels of the image, not rounded. It may have been closed when it was drawn. */
export interface DrawnLine {
  readonly type: 'POLYLINE'
  readonly geometry: {
    readonly points: readonly {
      readonly type: 'CORNER' | 'CURVE'
      readonly point: readonly [number, number]
    }[]
    readonly closed?: boolean
    readonly bounds: Bounds
  }
}

export type DrawnShape = DrawnRectangle | DrawnPolygon | DrawnEllipse | DrawnLine

/** How the canvas and the image painted on it compare. */
export interface Scale {
  /** Size of the canvas, in its units. */
  readonly canvas: { readonly width: number; readonly height: number }
  /** Size of the image, in pixels. */
  readonly image: { readonly width: number; readonly height: number }
  /** How large a point is drawn: the radius in pixels of the image, a hundredth of its width when left out. */
  readonly dot?: number
}

/** A point of the canvas in pixels of the image. */
export const toImage = ({ canvas, image }: Scale, { x, y }: Point): Point => ({
  x: (x * image.width) / canvas.width,
  y: (y * image.height) / canvas.height,
})

/**
 * A point of the image in units of the canvas: whole ones, since that is what viewers read reliably,
 * and on the canvas, since an annotation must not reach beyond it.
 * @see https://iiif.io/api/presentation/3.0/#53-canvas
 */
export const toCanvas = ({ canvas, image }: Scale, { x, y }: Point): Point => ({
  x: clamp(Math.round((x * canvas.width) / image.width), canvas.width),
  y: clamp(Math.round((y * canvas.height) / image.height), canvas.height),
})

/** The box around points. */
export const boundsOf = (points: readonly Point[]): Bounds => ({
  minX: Math.min(...points.map(({ x }) => x)),
  minY: Math.min(...points.map(({ y }) => y)),
  maxX: Math.max(...points.map(({ x }) => x)),
  maxY: Math.max(...points.map(({ y }) => y)),
})

const clamp = (value: number, most: number): number =>
  Math.min(Math.max(value, 0), Math.floor(most))

/** Points of the canvas without those that fell together by rounding, such as the two of a double click. */
export const distinctPoints = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ x, y }, index) => x !== points[index - 1]?.x || y !== points[index - 1]?.y)

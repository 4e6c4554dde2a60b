/** In whole pixels, at least 1 each way. Of an image: as displayed, that is after its EXIF orientation. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}

/** In whole pixels of the full image, from its upper left corner. Never empty, never beyond its edges. */
export interface Rectangle extends Dimensions {
  readonly left: number
  readonly top: number
}

export const areaOf = ({ width, height }: Dimensions): number => width * height

export const isSameSize = (one: Dimensions, other: Dimensions): boolean =>
  one.width === other.width && one.height === other.height

/** True when the rectangle is the whole image. */
export const isWhole = (rectangle: Rectangle, image: Dimensions): boolean =>
  rectangle.left === 0 && rectangle.top === 0 && isSameSize(rectangle, image)

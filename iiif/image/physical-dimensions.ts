/** How large in the world what an image or a canvas shows is. @see https://iiif.io/api/annex/services/#physical-dimensions */
export interface PhysicalDimensions {
  readonly '@context': string
  readonly profile: string
  /** By what a width or a height, in pixels of the image or in units of the canvas, is multiplied. */
  readonly physicalScale: number
  readonly physicalUnits: 'mm' | 'cm' | 'in'
}

const CONTEXT = 'http://iiif.io/api/annex/services/physdim/1/context.json'
export const PHYSICAL_DIMENSIONS_PROFILE = 'http://iiif.io/api/annex/services/physdim'

/** Digits that count: a scale with more would say more than any scanner knows. */
const DIGITS = 6

/** The service as a member of documents of 2.x, where it needs no id. */
export const physicalDimensions = (millimetres: number): PhysicalDimensions => ({
  '@context': CONTEXT,
  profile: PHYSICAL_DIMENSIONS_PROFILE,
  physicalScale: Number(millimetres.toPrecision(DIGITS)),
  physicalUnits: 'mm',
})

/** The same for 3.0, where each service has an id and a type; those of older services keep their old names. */
export interface IdentifiedPhysicalDimensions extends PhysicalDimensions {
  readonly '@id': string
  readonly '@type': string
}

/** @param owner the address of the document that the service stands in, of which it is a part */
export const identifiedPhysicalDimensions = (
  millimetres: number,
  owner: string,
): IdentifiedPhysicalDimensions => {
  const { '@context': context, ...service } = physicalDimensions(millimetres)
  return {
    '@context': context,
    '@id': `${owner}#physical-dimensions`,
    '@type': 'PhysicalDimensions',
    ...service,
  }
}

const VOCABULARIES = [
  /^http:\/\/creativecommons\.org\/(licenses|publicdomain)\/\S+$/,
  /^http:\/\/rightsstatements\.org\/vocab\/\S+$/,
]

/**
 * True for what version 3.0 takes as `rights`, extensions aside.
 *
 * @see https://iiif.io/api/presentation/3.0/#rights
 */
export const isRightsUri3 = (text: string): boolean =>
  VOCABULARIES.some((pattern) => pattern.test(text))

/** The versions of the Image API that are spoken. 2 means 2.1; 2.0 is answered alike. */
export const IMAGE_VERSIONS = [2, 3] as const
export type ImageVersion = (typeof IMAGE_VERSIONS)[number]

/** The URI that names compliance level 2. With `http:`, which is how clients compare it. */
export const LEVEL_2_PROFILE: Readonly<Record<ImageVersion, string>> = {
  2: 'http://iiif.io/api/image/2/level2.json',
  3: 'http://iiif.io/api/image/3/level2.json',
}

export const IMAGE_CONTEXT: Readonly<Record<ImageVersion, string>> = {
  2: 'http://iiif.io/api/image/2/context.json',
  3: 'http://iiif.io/api/image/3/context.json',
}

/** What the documents of each version begin with. */
export const CONTEXT_2 = 'http://iiif.io/api/presentation/2/context.json'
export const CONTEXT_3 = 'http://iiif.io/api/presentation/3/context.json'
/** @see https://iiif.io/api/extension/navplace/ */
export const CONTEXT_NAVPLACE = 'http://iiif.io/api/extension/navplace/context.json'

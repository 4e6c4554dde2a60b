/** What the documents of each version begin with. */
export const CONTEXT_2 = 'http://iiif.io/api/presentation/2/context.json'
export const CONTEXT_3 = 'http://iiif.io/api/presentation/3/context.json'

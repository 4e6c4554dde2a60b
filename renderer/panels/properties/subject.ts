/** What the panel describes: the object as a whole, canvases of it, one of its parts, or a collection of the project. */
export type Subject = 'object' | 'canvases' | 'part' | 'collection'

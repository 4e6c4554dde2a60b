/** What the panel describes: the object as a whole, or canvases of it. */
export type Subject = 'object' | 'canvases'

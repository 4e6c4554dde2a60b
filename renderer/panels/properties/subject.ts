/** What the panel describes: the object as a whole, canvases of it, or one of its parts. */
export type Subject = 'object' | 'canvases' | 'part'

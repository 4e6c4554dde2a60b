/** What is meant by an address that was pasted or dropped: a document, and perhaps one canvas of it. */
export interface Reference {
  /** Of a manifest, a collection, an image service or a picture. */
  readonly address: string
  /** The address of a canvas in it. */
  readonly canvas?: string
}

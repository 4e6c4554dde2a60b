/** Something that is picked by its picture. */
export interface PickItem {
  readonly id: string
  readonly name: string
  /** Where its picture is found; undefined when it has none. */
  readonly source: string | undefined
  /** Only their ratio matters. */
  readonly width: number
  readonly height: number
}

/** What a file or folder of a further target will be, before anything is written. */
export interface TargetPlan {
  readonly canvases: number
  /** Of a PDF. */
  readonly pages?: number
  readonly files: number
  /** Estimated, where pictures are still to be made. */
  readonly bytes: number
  readonly remarks: readonly TargetRemark[]
}

/** What a scholar should know before publishing; none of it keeps them from it. */
export type TargetRemark =
  /** Canvases of which nothing says whose their pictures are. */
  | { readonly kind: 'uncredited'; readonly count: number }
  /** Pictures that others hold, for which a frame with their address stands. */
  | { readonly kind: 'elsewhere'; readonly count: number }
  /** Pictures that others hold, which are named by their addresses and do not come with it. */
  | { readonly kind: 'notPacked'; readonly count: number }
  /** Scans that are not where the project has them. */
  | { readonly kind: 'missing'; readonly count: number }
  /** Letters that no font of the program has. */
  | { readonly kind: 'letters'; readonly letters: string }

type Document = Readonly<Record<string, unknown>>

/** One step of the format: a pure function from a document of one version to one of the next. */
export interface Migration {
  /** What changed, for whoever reads this list. */
  readonly name: string
  readonly run: (document: Document) => Document
}

/**
 * From version 1 on, in order: the first leads from version 1 to 2. Never edited once it was released.
 * Each keeps a file `test/fixtures/projects/v<N>.json` of the version that it leads to.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'a project may have several manifests, each with its canvases',
    run: ({ manifest, canvases, ...rest }) => {
      const only = typeof manifest === 'object' && manifest !== null ? manifest : {}
      const id = 'id' in only ? only.id : undefined
      return { ...rest, manifest: id, manifests: [{ ...only, canvases }] }
    },
  },
]

/** The version of the format that is written now. */
export const CURRENT_VERSION = MIGRATIONS.length + 1

/** Brings a document of an older version to the newest, step by step. */
export const migrate = (document: Document, version: number, steps = MIGRATIONS): Document =>
  steps
    .slice(version - 1)
    .reduce((older, { run }, index) => ({ ...run(older), version: version + index + 1 }), document)

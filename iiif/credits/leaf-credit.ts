import type { LanguageMap } from '../language-map.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import { entryOf, objectAt, objectsAt, textAt, textsAt } from '../project/import/read-values.ts'
import {
  canvasesOf,
  findRecord,
  manifestOf,
  type CanvasRecord,
  type ManifestRecord,
  type OriginRecord,
  type Project,
  type RecordId,
  type SourceRecord,
} from '../project/model.ts'
import { findHolder, type Holder } from './holder.ts'
import { metadataOf, shelfmarksIn } from './identifying.ts'

/** What is known of a leaf: whose it is, under which rights, and where it came from. */
export interface LeafCredit {
  readonly canvas: RecordId
  readonly label: LanguageMap
  /**
   * `own`: made in this project. `whole`: came with the manifest that the object itself came from.
   * `borrowed`: taken from another document.
   */
  readonly standing: 'own' | 'whole' | 'borrowed'
  readonly source?: SourceRecord
  /** Its address in its source. */
  readonly address?: string
  readonly holder: Holder
  /** The URI of a licence or rights statement: its own, or that of what it was taken from. */
  readonly rights?: string
  /** The credit line that must be shown: its own, or that of what it was taken from. */
  readonly statement?: MetadataEntry
  /** By which the original is found where it is kept. */
  readonly shelfmarks: readonly MetadataEntry[]
  /** What it is called in its source, such as a folio. */
  readonly folio?: LanguageMap
}

/** The credits of all canvases of the manifest at hand, in reading order. */
export function leafCreditsOf(project: Project): readonly LeafCredit[] {
  const manifest = manifestOf(project)
  const ofObject = sourceOfObject(project, manifest)
  const inherit = inheriting(manifest)
  return canvasesOf(project).map((canvas) => read(project, canvas, { ofObject, inherit }))
}

/** The credit of one canvas of the manifest at hand. */
export function leafCreditOf(project: Project, canvas: CanvasRecord): LeafCredit {
  const manifest = manifestOf(project)
  const ofObject = sourceOfObject(project, manifest)
  return read(project, canvas, { ofObject, inherit: inheriting(manifest) })
}

/** What a leaf says where it says nothing itself. */
interface Inherited {
  readonly rights: string | undefined
  readonly statement: MetadataEntry | undefined
  readonly provider: readonly JsonObject[] | undefined
  readonly metadata: readonly MetadataEntry[]
}

interface Setting {
  readonly ofObject: RecordId | undefined
  /** What the leaves of a document inherit: of the object, where none is given. */
  readonly inherit: (source: SourceRecord | undefined) => Inherited
}

function read(project: Project, canvas: CanvasRecord, { ofObject, inherit }: Setting): LeafCredit {
  const origin = findRecord(project, 'Origin', canvas.origin ?? '')
  const source = origin && findRecord(project, 'Source', origin.source)
  const standing = standingOf(source, ofObject)
  const above = inherit(standing === 'borrowed' ? source : undefined)
  const metadata = [...canvas.metadata, ...above.metadata]
  const rights = canvas.rights ?? above.rights
  const statement = canvas.requiredStatement ?? above.statement
  const provider = canvas.provider ?? above.provider
  return {
    canvas: canvas.id,
    label: canvas.label,
    standing,
    ...(source && { source }),
    ...(origin && { address: origin.address, ...folioOf(origin) }),
    holder: findHolder({ provider, metadata, address: source?.address }),
    ...(rights !== undefined && { rights }),
    ...(statement && { statement }),
    shelfmarks: standing === 'own' ? shelfmarksIn(canvas.metadata) : shelfmarksIn(metadata),
  }
}

function standingOf(
  source: SourceRecord | undefined,
  ofObject: RecordId | undefined,
): LeafCredit['standing'] {
  if (!source) return 'own'
  return source.id === ofObject ? 'whole' : 'borrowed'
}

const folioOf = ({ resource }: OriginRecord): { readonly folio?: LanguageMap } => {
  const folio = textsAt(resource, 'label')
  return folio ? { folio } : {}
}

const sourceOfObject = (project: Project, { origin }: ManifestRecord): RecordId | undefined =>
  findRecord(project, 'Origin', origin ?? '')?.source

/** Reads what each source says of itself once, however many leaves were taken from it. */
function inheriting(manifest: ManifestRecord): Setting['inherit'] {
  const ofObject: Inherited = {
    rights: manifest.rights,
    statement: manifest.requiredStatement,
    provider: manifest.provider,
    metadata: manifest.metadata,
  }
  const known = new Map<RecordId, Inherited>()
  return (source) => {
    if (!source) return ofObject
    const before = known.get(source.id)
    if (before) return before
    const { head = {} } = source
    const read: Inherited = {
      rights: textAt(head, 'rights'),
      statement: entryOf(objectAt(head, 'requiredStatement')),
      provider: objectsAt(head, 'provider'),
      metadata: metadataOf(head),
    }
    known.set(source.id, read)
    return read
  }
}

import { formatDocument, type JsonObject } from '../presentation/json.ts'
import type { ApiVersion, Finding } from '../validation/finding.ts'
import { findDuplicateKeys } from '../validation/duplicate-keys.ts'
import type { SyntaxFault } from '../validation/json-syntax.ts'
import { mend } from '../validation/mend.ts'
import { repairJson, type SyntaxRepair } from '../validation/repair/repair-json.ts'
import { validate } from '../validation/validate.ts'
import { isObject } from '../validation/value.ts'

/** The text of a file, and what was done to get at it. */
export interface ReadText {
  readonly text: string
  /** What was mended in how its characters were written, as sentences. */
  readonly repairs: readonly string[]
}

/** Something that was mended in a file. */
export interface Repair {
  /** `text`: in how it was written; `content`: in what it says. */
  readonly kind: 'text' | 'content'
  readonly sentence: string
  /** Where in the file, from 1; of the text only. */
  readonly line?: number
  readonly column?: number
  /** Where in the document, as a JSON Pointer; of the content only. */
  readonly path?: string
  /** What is lost or guessed by it is for a person to look at. */
  readonly certainty: 'certain' | 'guessed'
}

/** What was found in a file of the Presentation API. */
export type ManifestCheck =
  | {
      readonly kind: 'read'
      readonly version: ApiVersion | undefined
      readonly repairs: readonly Repair[]
      /** Errors and recommendations that only a person can mend. */
      readonly left: readonly Finding[]
      readonly remarks: readonly Finding[]
      /** The document with all repairs made; undefined where there was nothing to mend. */
      readonly mended?: string
    }
  /** It is no JSON, and no program can tell what it was to be. */
  | { readonly kind: 'unread'; readonly fault: SyntaxFault }

/** Reads a document however broken it is, mends what is certain, and tells what is left. The file itself stays as it is. */
export function checkManifest({ text, repairs }: ReadText): ManifestCheck {
  const json = repairJson(text)
  if (json.kind === 'fault') return { kind: 'unread', fault: json.fault }
  const written = [...repairs.map(ofEncoding), ...json.repairs.map(ofText)]
  const { version, findings } = validate(json.value, 'auto')
  const mended = version && mend(json.value, version, ['error', 'warning'])
  const left = [...(mended?.findings ?? findings), ...findDuplicateKeys(json.text)]
  const content = (mended?.repairs ?? []).map(ofContent)
  const all = [...written, ...content]
  const isChanged = content.length > 0 && isObject(mended?.document)
  const copy = isChanged ? formatDocument(mended.document as JsonObject) : json.text
  return {
    kind: 'read',
    version,
    repairs: all,
    left: left.filter(({ severity }) => severity !== 'remark'),
    remarks: left.filter(({ severity }) => severity === 'remark'),
    ...(all.length > 0 && { mended: copy }),
  }
}

const ofEncoding = (sentence: string): Repair => ({
  kind: 'text',
  sentence,
  line: 1,
  column: 1,
  certainty: 'certain',
})

const ofText = (repair: SyntaxRepair): Repair => ({ kind: 'text', ...repair })

const ofContent = ({ message, path, fix }: Finding): Repair => ({
  kind: 'content',
  sentence: `${message} Mended: ${fix?.label ?? ''}`,
  path,
  certainty: 'certain',
})

import { findSyntaxFault, type SyntaxFault } from '../../iiif/validation/json-syntax.ts'
import { readFile, stat } from 'node:fs/promises'
import { problem } from '../../iiif/problem.ts'
import { codeOf } from '../files/error-code.ts'

/** In bytes. The largest manifests known have some tens of millions. */
const LARGEST = 500_000_000

/** The bytes of a document that was named on the command line. @throws Problem `document/unreadable` */
export async function loadBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST)
      throw problem('document/unreadable', { name: file, reason: 'it is too large' })
    return await readFile(file)
  } catch (error) {
    const reason = REASONS[codeOf(error)]
    if (reason === undefined) throw error
    throw problem('document/unreadable', { name: file, reason })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'the system does not let this program read it',
  EPERM: 'the system does not let this program read it',
}

export type ParsedDocument =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: SyntaxFault }

/** Reads bytes as JSON; a byte order mark at the beginning is passed over. */
export function parseBytes(bytes: Uint8Array): ParsedDocument {
  const text = decode(bytes)
  if (text === undefined) {
    return { kind: 'fault', fault: { line: 1, column: 1, reason: 'it is not in UTF-8' } }
  }
  try {
    return { kind: 'json', text, value: JSON.parse(text) as unknown }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const fault = findSyntaxFault(text) ?? { line: 1, column: 1, reason: error.message }
    return { kind: 'fault', fault }
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

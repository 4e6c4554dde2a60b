import type { Answer } from './answers.ts'
import { entityTagOf, isKnown, type KnownAnswer } from './entity-tags.ts'
import { chooseMediaType, type LinkedDocument } from './media-types.ts'

export interface DocumentText extends LinkedDocument {
  /** The JSON text. */
  readonly body: string
}

/** Answers with a JSON-LD document in the media type that the client prefers. */
export function answerLinkedDocument(
  document: DocumentText,
  client: { readonly accept: string | undefined; readonly known: KnownAnswer },
): Answer {
  const mediaType = chooseMediaType(client.accept, document)
  const tag = entityTagOf(mediaType, document.body)
  const headers = {
    'Content-Type': mediaType,
    'Cache-Control': 'no-cache',
    ETag: tag,
    Vary: 'Accept',
  }
  if (isKnown(client.known, { tag })) return { status: 304, headers, body: '' }
  return { status: 200, headers, body: document.body }
}

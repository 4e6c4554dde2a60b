import type { Answer } from './answers.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { readEmbeddedThumbnail } from './embedded-thumbnail.ts'
import { entityTagOf, isKnown, type KnownAnswer } from './entity-tags.ts'

/** Shown until the real picture is there, which by the next time is kept. */
const CACHING = 'no-cache'

/**
 * Answers with the small picture that a camera has put into the file, or with nothing (204): most files have none.
 *
 * @throws Problem as `readEmbeddedThumbnail` does
 */
export async function answerPreview(
  { image, state }: CatalogueEntry,
  known: KnownAnswer,
): Promise<Answer> {
  const tag = entityTagOf(state, 'preview')
  const headers = { 'Cache-Control': CACHING, ETag: tag }
  if (isKnown(known, { tag })) return { status: 304, headers, body: '' }
  const thumbnail = await readEmbeddedThumbnail(image)
  if (!thumbnail) return { status: 204, headers, body: '' }
  return { status: 200, headers: { ...headers, 'Content-Type': 'image/jpeg' }, body: thumbnail }
}

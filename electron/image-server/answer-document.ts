import { answerProblem, type Answer } from './answers.ts'
import type { Client } from './answer-image.ts'
import { answerLinkedDocument } from './answer-linked-document.ts'
import type { Documents } from './documents.ts'
import type { Route } from './routes.ts'

type DocumentRoute = Extract<Route, { kind: 'document' }>

const PRESENTATION_CONTEXT: Readonly<Record<2 | 3, string>> = {
  2: 'http://iiif.io/api/presentation/2/context.json',
  3: 'http://iiif.io/api/presentation/3/context.json',
}

/** Answers a request of the Presentation API. */
export async function answerDocument(
  { prefix, version, path }: DocumentRoute,
  client: Client,
  documents: Documents,
): Promise<Answer> {
  const outcome = await documents.request({ prefix, version, path, origin: client.origin })
  if (outcome.kind === 'refused') return answerProblem(outcome.problem)
  const { body, version: served } = outcome.value
  return answerLinkedDocument(
    { body, version: served, context: PRESENTATION_CONTEXT[served] },
    client,
  )
}

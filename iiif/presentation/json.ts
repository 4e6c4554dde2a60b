/** What a JSON document may hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

/**
 * An object of the entries that say something, in the order given: without those that are undefined,
 * and without empty lists, which the specification discourages.
 */
export function jsonObject(entries: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept = Object.entries(entries).filter(
    (entry): entry is [string, Json] =>
      entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
  )
  return Object.fromEntries(kept)
}

/** The text of a document, as it is written to a file and sent. */
export const formatDocument = (document: JsonObject): string =>
  `${JSON.stringify(document, undefined, 2)}\n`

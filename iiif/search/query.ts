/** What a client searches for. @see https://iiif.io/api/search/2.0/#query-parameters */
export interface SearchQuery {
  /** All of these words, in any order; empty for everything. */
  readonly q: string
  /** Any of these motivations; empty for all. `non-painting` is all but painting. */
  readonly motivations: readonly string[]
  /** Parameters of the specification that are not answered here, which the answer has to name. */
  readonly ignored: readonly string[]
}

const IGNORED = ['date', 'user'] as const

/** Reads what stands behind the question mark of an address. What is not of the specification is passed over. */
export function parseSearchQuery(text: string): SearchQuery {
  const parameters = text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [key = '', ...value] = part.split('=')
      return { key: decode(key), value: decode(value.join('=')) }
    })
  const valueOf = (key: string): string =>
    parameters.find((parameter) => parameter.key === key)?.value ?? ''
  return {
    q: valueOf('q'),
    motivations: valueOf('motivation')
      .split(/\s+/)
      .filter((word) => word !== ''),
    ignored: IGNORED.filter((key) => parameters.some((parameter) => parameter.key === key)),
  }
}

/** As forms write it; what is encoded badly stands for itself. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch (error) {
    if (error instanceof URIError) return spaced
    throw error
  }
}

import type { PresentationVersion } from '../../../iiif/export/options.ts'
import { oneOf } from '../parse-words.ts'

/** What `--version` may be; of several the first is the one that others are beside. */
const VERSIONS: ReadonlyMap<string, readonly PresentationVersion[]> = new Map([
  ['2.0', ['2.0']],
  ['2.1', ['2.1']],
  ['3', ['3.0']],
  ['both', ['3.0', '2.1']],
  ['2', ['2.1']],
  ['3.0', ['3.0']],
])

/** The versions to write, 3.0 where nothing was said. @throws Problem `command/usage` */
export const versionsIn = (given: ReadonlyMap<string, string>): readonly PresentationVersion[] =>
  oneOf(VERSIONS, '--version', given.get('version') ?? '3')

/** Where it will be published, or an address that shows that nothing was said. */
export const baseOf = (given: ReadonlyMap<string, string>, name: string): string =>
  given.get('base-url') ?? `https://example.org/${encodeURIComponent(name)}`

/** Said where no address was given. */
export const remarksOnBase = (
  given: ReadonlyMap<string, string>,
  base: string,
): readonly string[] =>
  given.has('base-url')
    ? []
    : [`The addresses begin with ${base}, which is not real: --base-url sets the one that is.`]

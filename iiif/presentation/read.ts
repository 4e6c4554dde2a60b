import { problem } from '../problem.ts'
import type { ApiVersion, Finding } from '../validation/finding.ts'
import { mend } from '../validation/mend.ts'
import { has, isObject, pointerTo, valueOf } from '../validation/value.ts'
import { recogniseVersion } from '../validation/version.ts'
import { CONTEXT_2 } from './contexts.ts'
import type { JsonObject } from './json.ts'
import type { Repair } from './repair.ts'
import { upgrade } from './v2/upgrade/upgrade.ts'

export type { Repair } from './repair.ts'

/** A document of the Presentation API, read: one model whatever its version. */
export interface ReadDocument {
  readonly version: ApiVersion
  /** Exactly what was read. */
  readonly source: JsonObject
  /** The same in the same version, its certain faults mended. The same object when there was none. */
  readonly mended: JsonObject
  /** In the terms of version 3.0; what no specification knows is still in it. */
  readonly resource: JsonObject
  readonly repairs: readonly Repair[]
  /** What is wrong and could not be mended without the scholar. */
  readonly findings: readonly Finding[]
}

/** Deeper than any real document. */
const DEEPEST = 100

/**
 * Reads a manifest, a collection or a part of one, of version 2.0, 2.1 or 3.0, faulty ones too.
 *
 * @param value JSON of any origin; nothing of it is trusted
 * @param asked the version to read it by; `auto` tells it by the document itself
 * @throws Problem `document/not-a-resource`, `document/too-deep`
 */
export function readDocument(value: unknown, asked: ApiVersion | 'auto' = 'auto'): ReadDocument {
  if (!isObject(value)) throw problem('document/not-a-resource', { reason: 'it is no object' })
  if (isTooDeep(value)) throw problem('document/too-deep', { limit: DEEPEST })
  const source = value as JsonObject
  const { version, start, repairs } = recognise(source, asked)
  // What is only recommended is the author's to decide, and stays as it came.
  const own = mend(start, version, ['error'])
  const mended = own.document as JsonObject
  if (version === '3.0') {
    return {
      version,
      source,
      mended,
      resource: mended,
      repairs: [...repairs, ...own.repairs.map(describeRepair)],
      findings: own.findings,
    }
  }
  // What version 2 allows, or leaves to common sense, version 3 may still call a fault: a service taken for a picture.
  const upgraded = mend(upgrade(mended), '3.0')
  return {
    version,
    source,
    mended,
    resource: upgraded.document as JsonObject,
    repairs: [...repairs, ...own.repairs.map(describeRepair)],
    findings: own.findings,
  }
}

interface Recognised {
  readonly version: ApiVersion
  readonly start: JsonObject
  readonly repairs: readonly Repair[]
}

function recognise(source: JsonObject, asked: ApiVersion | 'auto'): Recognised {
  const recognised = recogniseVersion(source, asked)
  if (recognised.kind === 'unknown') {
    throw problem('document/not-a-resource', {
      reason: recognised.finding.message.replace(/\.$/, ''),
    })
  }
  const { version } = recognised
  const isOlder = asked === 'auto' && version === '3.0' && has(source, 'sequences')
  if (!isOlder || has(source, 'items')) return { version, start: source, repairs: [] }
  return {
    version: '2.1',
    start: { ...source, '@context': CONTEXT_2 },
    repairs: [
      {
        code: 'document/version',
        path: pointerTo('', '@context'),
        sentence:
          'The @context is that of version 3, but the document is written as version 2: it was read as that.',
      },
    ],
  }
}

const describeRepair = ({ rule, path, message, fix }: Finding): Repair => ({
  code: rule,
  path,
  sentence: `${message} ${fix?.label ?? ''}`.trim(),
})

/** Looked at without recursion: the depth is what is in doubt. A value that contains itself is too deep by nature. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null
        ? Object.values(item as Record<string, unknown>).filter(
            (inner) => typeof inner === 'object' && inner !== null,
          )
        : [],
    )
    if (level.length === 0) return false
  }
  return true
}

/** The JSON that a resource came from, by its id; undefined when none of that id was read. */
export function findSource({ source }: ReadDocument, id: string): JsonObject | undefined {
  const waiting: unknown[] = [source]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (Array.isArray(item)) waiting.push(...[...(item as unknown[])].reverse())
    else if (isObject(item)) {
      if ((valueOf(item, 'id') ?? valueOf(item, '@id')) === id && Object.keys(item).length > 2)
        return item as JsonObject
      waiting.push(
        ...Object.values(item)
          .filter((inner) => typeof inner === 'object')
          .reverse(),
      )
    }
  }
  return undefined
}

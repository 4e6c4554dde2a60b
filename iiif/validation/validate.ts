import type { ApiVersion, Finding } from './finding.ts'
import { inspect } from './inspect.ts'
import type { InspectedDocument, Structure } from './resource.ts'
import { RULES } from './rules/index.ts'
import { STRUCTURE_2 } from './structure-v2.ts'
import { STRUCTURE_3 } from './structure-v3.ts'
import { isObject, type Unchecked } from './value.ts'
import { recogniseVersion } from './version.ts'

export interface ValidationResult {
  /** The version that the document was judged by; undefined when no version could be told. */
  readonly version: ApiVersion | undefined
  /** In the order of the rules. */
  readonly findings: readonly Finding[]
}

const STRUCTURES: Readonly<Record<ApiVersion, Structure>> = {
  '2.0': STRUCTURE_2,
  '2.1': STRUCTURE_2,
  '3.0': STRUCTURE_3,
}

/**
 * Compares a document with the specification of the Presentation API. Takes any value at all and never throws.
 *
 * @param version of the specification; `auto` tells it by the document's @context
 */
export function validate(document: unknown, version: ApiVersion | 'auto'): ValidationResult {
  if (!isObject(document)) return { version: undefined, findings: [NOT_AN_OBJECT] }
  const recognised = recogniseVersion(document, version)
  if (recognised.kind === 'unknown') return { version: undefined, findings: [recognised.finding] }
  const inspected = takeApart(document, recognised.version)
  return { version: inspected.version, findings: judge(inspected) }
}

/** A document of a known version, taken apart, for who asks more of it than what is wrong. */
export const takeApart = (document: Unchecked, version: ApiVersion): InspectedDocument =>
  inspect(document, version, STRUCTURES[version])

/** All that is wrong with a document that was taken apart, in the order of the rules. */
export function judge(inspected: InspectedDocument): readonly Finding[] {
  const findings = RULES.filter(({ versions }) => versions.includes(inspected.version)).flatMap(
    ({ id, severity, section, check }) =>
      [...check(inspected)].map(({ path, message, fix }): Finding => ({
        rule: id,
        severity,
        path,
        message,
        section,
        ...(fix && { fix }),
      })),
  )
  const tooDeep = inspected.tooDeep.map((path): Finding => ({ ...TOO_DEEP, path }))
  return [...findings, ...tooDeep]
}

/** How many findings break a MUST. */
export const countErrors = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length

const NOT_AN_OBJECT: Finding = {
  rule: 'document/object',
  severity: 'error',
  path: '',
  message: 'The document is not a JSON object: it must begin with { and hold one resource.',
  section: '2 Resource Type Overview',
}

const TOO_DEEP: Finding = {
  rule: 'document/depth',
  severity: 'error',
  path: '',
  message: 'What stands here is nested too deep to be read: make the structure flatter.',
  section: '2 Resource Type Overview',
}

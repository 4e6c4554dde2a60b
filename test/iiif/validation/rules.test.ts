import { describe, expect, test } from 'vitest'
import type { ApiVersion } from '../../../iiif/validation/finding.ts'
import { RULES } from '../../../iiif/validation/rules/index.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { DOCUMENTS, edited, readDocument } from './support/documents.ts'
import type { Example } from './support/example.ts'
import { EXAMPLES_2 } from './support/examples-2.ts'
import { EXAMPLES_3 } from './support/examples-3.ts'

/** The one rule of version 2.0 alone is broken by a document that is valid by version 2.1. */
const ONLY_2_0 = 'v2/new-in-2.1'

const EXAMPLES: Readonly<Record<string, Example>> = { ...EXAMPLES_3, ...EXAMPLES_2 }

const versionOf = (document: string): ApiVersion => (document.endsWith('3') ? '3.0' : '2.1')

function brokenBy({ document = 'manifest-3', edit, isContextMoved }: Example): unknown {
  const valid = readDocument(document)
  if (!isContextMoved) return edited(valid, ...edit)
  const { '@context': context, ...rest } = valid as Record<string, unknown>
  return { ...rest, '@context': context }
}

describe('our own documents', () => {
  test.each(DOCUMENTS)('%s obeys every rule', (name) => {
    const { findings } = validate(readDocument(name), versionOf(name))
    // What is only recommended need not be there.
    expect(findings.filter(({ severity }) => severity !== 'remark')).toEqual([])
  })
})

describe('each rule', () => {
  test('has an example that breaks it, and no name twice', () => {
    const names = RULES.map(({ id }) => id)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((id) => id !== ONLY_2_0).sort()).toEqual(Object.keys(EXAMPLES).sort())
  })

  test.each(RULES)('$id names its section and says what is demanded', (rule) => {
    expect(rule.id).toMatch(/^v[23]\/[a-z0-9.-]+$/)
    expect(rule.section).toMatch(/^([\d.]+|[A-Z]\.) \S/)
    expect(rule.sentence).toMatch(/\.$/)
  })

  test.each(Object.entries(EXAMPLES))('%s is found where it is broken', (id, example) => {
    const document = example.document ?? (id.startsWith('v3') ? 'manifest-3' : 'manifest-2')
    const broken = brokenBy({ ...example, document })
    const { findings } = validate(broken, versionOf(document))
    const found = findings.filter(({ rule }) => rule === id)
    const at = example.at ?? example.edit[0]
    expect(found.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(new RegExp(`^${at}(/|$)`)),
    )
    for (const { message } of found) expect(message).toMatch(/\S \S.*\.$/s)
  })
})

test('navDate, rendering and the like are told to readers of version 2.0 only', () => {
  const findings = (version: ApiVersion) =>
    validate(readDocument('manifest-2'), version).findings.filter(
      ({ severity }) => severity !== 'remark',
    )
  expect(findings('2.0').map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    `${ONLY_2_0} /rendering`,
  ])
  expect(findings('2.1')).toEqual([])
})

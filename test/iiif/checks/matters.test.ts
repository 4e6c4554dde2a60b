import { expect, test } from 'vitest'
import { MATTERS, matterOf } from '../../../iiif/checks/matters.ts'
import { RULES } from '../../../iiif/validation/rules/index.ts'

test.each([
  ['v3/label-required', 'names'],
  ['v3/html-dangerous', 'markup'],
  ['v3/rights-uri', 'rights'],
  ['v3/id-unique', 'addresses'],
  ['v3/behavior-disjoint', 'display'],
  ['v3/fragment-form', 'places'],
  ['v3/range-canvas-known', 'structure'],
  ['v3/list-of-objects', 'form'],
])('%s is about %s', (rule, matter) => expect(matterOf(rule)).toBe(matter))

test('every matter has rules', () => {
  expect(new Set(RULES.map(({ id }) => matterOf(id)))).toEqual(new Set(MATTERS))
})

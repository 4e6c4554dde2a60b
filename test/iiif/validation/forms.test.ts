import { describe, expect, test } from 'vitest'
import { findFragmentFault } from '../../../iiif/validation/fragment.ts'
import { applyFixes } from '../../../iiif/validation/mend.ts'
import { looksLikeSvg } from '../../../iiif/validation/svg.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { edited, readDocument } from './support/documents.ts'

describe('Media Fragments §4.2, a part of a canvas', () => {
  test.each([
    'xywh=0,0,10,10',
    'xywh=pixel:1,2,3,4',
    'xywh=percent:0,0,50,12.5',
    'xywh=1.25,2,3.000000001,4',
    't=3',
    't=3,9.5',
    't=,9',
    't=npt:0:01:02.5,00:02:03',
    't=406.76000000000005,644.12',
    't=1,2&xywh=0,0,1,1',
    'page=3',
    '',
  ])('%s is as it must be', (text) => expect(findFragmentFault(text)).toBeUndefined())

  test.each([
    'xywh=',
    'xywh=1,2,3',
    'xywh=1,2,3,4,5',
    'xywh=-1,0,10,10',
    'xywh=a,b,c,d',
    'xywh=0,0,0,10',
    'xywh=1, 2, 3, 4',
    't=',
    't=one',
    't=1,2,3',
    't=1&xywh=',
  ])('%s is not', (text) => expect(findFragmentFault(text)).toMatch(/\S \S.*\.$/))
})

test('a shape is SVG from its beginning to its end', () => {
  expect(looksLikeSvg('<svg xmlns="http://www.w3.org/2000/svg"><path d="M1,1Z"/></svg>')).toBe(true)
  expect(looksLikeSvg('<?xml version="1.0"?>\n<svg:svg><svg:path/></svg:svg>\n')).toBe(true)
  expect(looksLikeSvg('<path d="M1,1Z"/>')).toBe(false)
  expect(looksLikeSvg('<svgx></svgx>')).toBe(false)
  expect(looksLikeSvg('')).toBe(false)
})

const rulesBrokenBy = (pointer: string, value: unknown): readonly string[] =>
  validate(edited(readDocument('manifest-3'), pointer, value), '3.0')
    .findings.filter(({ severity }) => severity !== 'remark')
    .map(({ rule }) => rule)

describe('Presentation 3.0 §4.5, what a scholar wrote is not taken for HTML', () => {
  test.each([
    ['/label/en/0', '<illegible>'],
    ['/label/en/0', 'f. 1 < f. 2 and > f. 0'],
    ['/summary/en/0', '<p>not HTML</p> '],
    ['/summary/en/0', 'a <gap/> b'],
  ])('%s: %s', (pointer, text) => expect(rulesBrokenBy(pointer, text)).toEqual([]))
})

describe('certain fixes', () => {
  const mended = (pointer: string, value: unknown, rule: string): unknown => {
    const document = edited(readDocument('manifest-3'), pointer, value)
    const found = validate(document, '3.0').findings.filter((finding) => finding.rule === rule)
    expect(found).toHaveLength(1)
    return applyFixes(document, found).document
  }

  test('Audio becomes Sound', () => {
    const pointer = '/items/1/items/0/items/1/body/type'
    const expected = readDocument('manifest-3')
    expect(mended(pointer, 'Audio', 'v3/content-type-misnamed')).toEqual(expected)
  })

  test('a behavior that is named twice is named once', () => {
    expect(mended('/behavior', ['paged', 'paged'], 'v3/behavior-repeated')).toEqual(
      readDocument('manifest-3'),
    )
  })

  test('a name in other letters is written as it must be', () => {
    expect(mended('/NavPlace', {}, 'v3/property-known')).toHaveProperty('NavPlace')
    const { navDate, ...rest } = readDocument('manifest-3') as Record<string, unknown>
    const document = { ...rest, navdate: navDate }
    const { findings } = validate(document, '3.0')
    const found = findings.filter(({ rule }) => rule === 'v3/property-case')
    expect(applyFixes(document, found).document).toEqual({ ...rest, navDate })
  })

  test('the context is moved to the front', () => {
    const { '@context': context, ...rest } = readDocument('manifest-3') as Record<string, unknown>
    const document = { ...rest, '@context': context }
    const found = validate(document, '3.0').findings.filter(
      ({ rule }) => rule === 'v3/context-first',
    )
    const keys = Object.keys(applyFixes(document, found).document as object)
    expect(keys).toEqual(['@context', ...Object.keys(rest)])
  })
})

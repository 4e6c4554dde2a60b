import { describe, expect, test } from 'vitest'
import { checkManifest, type ManifestCheck } from '../../../iiif/checks/manifest-check.ts'
import { formatSenderReport } from '../../../iiif/checks/sender-report.ts'
import { readDocument } from '../validation/support/documents.ts'

function readCheck(text: string): Extract<ManifestCheck, { kind: 'read' }> {
  const check = checkManifest({ text, repairs: [] })
  if (check.kind === 'unread') throw new Error(check.fault.reason)
  return check
}

/** A manifest as a tired hand writes it. */
const BROKEN = `{
  // our codex
  "@context": "http://iiif.io/api/presentation/3/context.json",
  "id": "https://example.org/m",
  "type": "Manifest",
  "label": "A codex",
  "rights": "https://creativecommons.org/licenses/by/4.0/",
  "items": [
    { "id": "https://example.org/c", "type": "Canvas", "height": "881", "width": 1237 "items": [] },
    { "id": "https://example.org/d", "type": "Canvas", "height": 881, "items": [], },
  ]
}`

describe('the check of a manifest', () => {
  test('tells what was mended in the text, by line and column, and in the content, by its place', () => {
    const { repairs, version } = readCheck(BROKEN)
    expect(version).toBe('3.0')
    expect(repairs.map(({ line, column, path }) => path ?? `${line}:${column}`)).toEqual(
      expect.arrayContaining([
        '2:3',
        '9:86',
        '10:82',
        '10:85',
        '/label',
        '/rights',
        '/items/0/height',
      ]),
    )
  })

  test('leaves to the scholar what no program can know, and makes of the rest a copy', () => {
    const { left, mended = '' } = readCheck(BROKEN)
    expect(left.map(({ rule }) => rule)).toContain('v3/height-and-width')
    expect(JSON.parse(mended)).toMatchObject({
      label: { none: ['A codex'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      items: [{ height: 881 }, { height: 881 }],
    })
    expect(readCheck(mended).repairs).toEqual([])
  })

  test('of a sound document makes no copy', () => {
    const { repairs, left, mended } = readCheck(JSON.stringify(readDocument('manifest-3')))
    expect({ repairs, left, mended }).toEqual({ repairs: [], left: [], mended: undefined })
  })

  test('of what is only written wrongly keeps every space that it can', () => {
    const text = `${JSON.stringify(readDocument('manifest-3'), undefined, 3).slice(0, -1)},}`
    expect(readCheck(text).mended).toBe(`${text.slice(0, -2)}}`)
  })

  test('of what is no JSON at all says where', () => {
    expect(checkManifest({ text: 'Dear colleague,', repairs: [] })).toMatchObject({
      kind: 'unread',
      fault: { line: 1, column: 1 },
    })
  })

  test('has a report for the sender', () => {
    const report = formatSenderReport('codex.json', readCheck(BROKEN))
    expect(report).toContain('codex.json\nJudged by version 3.0')
    expect(report).toContain('- line 9, column 86: A missing comma was written.')
    expect(report).toContain('What a person must mend')
    expect(report).toMatch(/- \/items\/1: .*\(error, section 5\.3 Canvas\)/)
  })
})

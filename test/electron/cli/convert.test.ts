import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { validate } from '../../../iiif/validation/validate.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'

afterAll(removeBuiltCli)

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/presentation')
const VERSION_3 = path.join(FIXTURES, 'manifest-3.json')
const VERSION_2 = path.join(FIXTURES, 'manifest-2.json')
const COLLECTION = path.join(FIXTURES, 'collection-3.json')

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown

const errorsIn = (document: unknown, version: '2.0' | '2.1' | '3.0'): readonly unknown[] =>
  validate(document, version).findings.filter(({ severity }) => severity === 'error')

describe('florilegium convert', () => {
  test.each([
    [VERSION_3, '2.1'],
    [VERSION_3, '2.0'],
    [VERSION_2, '3'],
    [VERSION_2, '2.0'],
  ] as const)('%s to %s writes a document that obeys it', async (file, to) => {
    const { stdout } = await runCli(['convert', file, '--to', to])
    expect(errorsIn(JSON.parse(stdout), to === '3' ? '3.0' : to)).toEqual([])
  })

  test('to its own version gives the same document and ends with 0', async () => {
    const { code, stdout, stderr } = await runCli(['convert', VERSION_3, '--to', '3'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual(readJson(VERSION_3))
  })

  test('that loses nothing ends with 0', async () => {
    const file = path.join(temporaryFolder(), 'collection.json')
    const { items, ...rest } = readJson(COLLECTION) as { readonly items: readonly unknown[] }
    writeFileSync(file, JSON.stringify({ ...rest, items: items.slice(0, 1) }))
    const { code } = await runCli(['convert', file, '--to', '2.1'])
    expect(code).toBe(0)
  })

  test('that loses something ends with 1, says what, and writes it down', async () => {
    const folder = temporaryFolder()
    const [output, report] = [path.join(folder, 'old.json'), path.join(folder, 'report.json')]
    const { code, stdout, stderr } = await runCli(
      ['convert', VERSION_3, '--to', '2.1', '--output', output, '--report', report], // prettier-ignore
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('lost: /items/1/duration: A canvas has no duration in version 2')
    expect(readJson(report)).toMatchObject({
      from: '3.0',
      to: '2.1',
      repairs: [],
      losses: expect.arrayContaining([
        expect.objectContaining({ code: 'to-2/duration', kind: 'lost', path: '/items/1/duration' }),
      ]) as unknown,
      lists: [{ id: 'https://example.org/codex/comments/1', file: 'old-lists/1.json' }],
    })
    expect(errorsIn(readJson(path.join(folder, 'old-lists/1.json')), '2.1')).toEqual([])
  })

  test('mends usual faults and says so', async () => {
    const file = path.join(temporaryFolder(), 'manifest.json')
    writeFileSync(
      file,
      readFileSync(VERSION_3, 'utf8').replaceAll('"height": 881', '"height": "881"'),
    )
    const { code, stdout, stderr } = await runCli(['convert', file, '--to', '3'])
    expect(code).toBe(0)
    expect(stderr).toContain('mended: /items/0/height')
    expect(JSON.parse(stdout)).toEqual(readJson(VERSION_3))
  })

  test.each<[string, string, string]>([
    ['{"a": [1, 2', 'not valid JSON', 'line 1, column 12'],
    ['[]', 'not a manifest', 'Ask where it comes from'],
    [
      '{"@context":"http://iiif.io/api/presentation/4/context.json"}',
      'version "4"',
      '2.0, 2.1 or 3.0',
    ],
  ])('of %s ends with 2 and a sentence', async (text, cause, remedy) => {
    const file = path.join(temporaryFolder(), 'manifest.json')
    writeFileSync(file, text)
    const { code, stdout, stderr } = await runCli(['convert', file, '--to', '3'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(cause)
    expect(stderr).toContain(remedy)
  })

  test('without a version, or with one that there is not, ends with 2', async () => {
    expect(await runCli(['convert', VERSION_3])).toMatchObject({ code: 2 })
    expect((await runCli(['convert', VERSION_3, '--to', '1'])).stderr).toContain('--to is one of')
  })
})

import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'

afterAll(removeBuiltCli)

const VALID = path.resolve(import.meta.dirname, '../../fixtures/presentation/manifest-3.json')

/** A file with this text. */
function fileOf(text: string | Buffer): string {
  const file = path.join(temporaryFolder(), 'manifest.json')
  writeFileSync(file, text)
  return file
}

describe('florilegium validate', () => {
  test('of a valid manifest ends with 0 and says so', async () => {
    const { code, stdout, stderr } = await runCli(['validate', VALID])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('no errors and no warnings')
  })

  test('of one with faults ends with 1 and names the place, the remedy and the rule', async () => {
    const file = fileOf(
      '{"@context":"http://iiif.io/api/presentation/3/context.json","id":"https://example.org/m","type":"Manifest","label":"A codex","items":[]}',
    )
    const { code, stdout } = await runCli(['validate', file])
    expect(code).toBe(1)
    expect(stdout).toContain('error: /label')
    expect(stdout).toContain('texts by language')
    expect(stdout).toContain('(v3/language-map, section 4.4')
  })

  test('can be read by programs', async () => {
    const { code, stdout } = await runCli(['validate', VALID, '--api', '2.1', '--format', 'json'])
    expect(code).toBe(1)
    const report = JSON.parse(stdout) as { readonly problems: readonly object[] }
    expect(Object.keys(report)).toEqual(['valid', 'api', 'problems'])
    expect(report).toMatchObject({ api: '2.1', valid: false })
    for (const each of report.problems) {
      expect(Object.keys(each).filter((key) => key !== 'fix')).toEqual([
        'severity',
        'section',
        'path',
        'sentence',
      ])
    }
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        section: '4.6 Linked Data Context and Extensions',
        severity: 'error',
        path: '/@context',
        sentence: expect.stringContaining('must be') as string,
      }),
    )
  })

  test('with warnings alone ends with 0', async () => {
    const file = path.join(temporaryFolder(), 'manifest.json')
    const { code: written } = await runCli(['validate', VALID])
    cpSync(VALID, file)
    const text =
      '{"@context":"http://iiif.io/api/presentation/3/context.json","id":"https://example.org/c","type":"Canvas","height":1,"width":1,"items":[]}'
    const { code, stdout } = await runCli(['validate', fileOf(text)])
    expect([written, code]).toEqual([0, 0])
    expect(stdout).toContain('no errors and 1 warning')
  })

  test.each<[string, string | Buffer]>([
    ['no JSON', 'not json'],
    ['an empty file', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a text', '"manifest"'],
    [
      'a version that is not known',
      '{"@context":"http://iiif.io/api/presentation/4/context.json"}',
    ],
  ])('of %s ends with 1 and a finding', async (_name, text) => {
    const { code, stdout } = await runCli(['validate', fileOf(text), '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      api: null,
      valid: false,
      problems: [{ severity: 'error' }],
    })
  })

  test('reads a file that begins with a byte order mark', async () => {
    const { api } = JSON.parse(
      (await runCli(['validate', fileOf(`\ufeff{"type":"Manifest"}`), '--format', 'json'])).stdout,
    ) as { readonly api: string }
    expect(api).toBe('3.0')
  })

  test('of what cannot be read ends with 2 and a sentence', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'inside'))
    const gone = await runCli(['validate', path.join(folder, 'gone.json')])
    expect(gone).toMatchObject({ code: 2, stdout: '' })
    expect(gone.stderr).toContain('cannot be read (it is not there)')
    const empty = await runCli(['validate', path.join(folder, 'inside')])
    expect(empty).toMatchObject({ code: 2, stdout: '' })
    expect(empty.stderr).toContain('holds no .json files')
  })

  test('of a file that is not JSON names the line and the column', async () => {
    const { code, stdout } = await runCli(['validate', fileOf('{\n  "type": "Manifest",\n}\n')])
    expect(code).toBe(1)
    expect(stdout).toContain('line 3, column 1: there is a comma too much before it')
  })

  test('offers the fixes that are certain', async () => {
    const file = fileOf(
      '{"@context":"http://iiif.io/api/presentation/3/context.json","type":"Manifest","label":"A codex"}',
    )
    const { problems } = JSON.parse(
      (await runCli(['validate', file, '--format', 'json'])).stdout,
    ) as {
      readonly problems: readonly unknown[]
    }
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: '/label',
        fix: {
          label: 'Write it as texts by language.',
          patch: [{ op: 'replace', path: '/label', value: { none: ['A codex'] } }],
        },
      }),
    )
  })

  test('of a folder judges every document in it, one line for each', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'inside'))
    cpSync(VALID, path.join(folder, 'inside/valid.json'))
    writeFileSync(path.join(folder, 'broken.json'), '{')
    writeFileSync(path.join(folder, 'notes.txt'), 'no document')
    const { code, stdout } = await runCli(['validate', folder, '--format', 'json'])
    expect(code).toBe(1)
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(reports).toMatchObject([
      { file: path.join(folder, 'broken.json'), valid: false, api: null },
      { file: path.join(folder, 'inside/valid.json'), valid: true, api: '3.0' },
    ])
  })

  test('writes one log in SARIF for the tools that collect findings', async () => {
    const file = fileOf('{"type":"Manifest",}')
    const { code, stdout } = await runCli(['validate', file, '--format', 'sarif'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Florilegium', rules: [{ id: 'document/json' }] } },
          results: [
            {
              ruleId: 'document/json',
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 20 } } }],
            },
          ],
        },
      ],
    })
  })
})

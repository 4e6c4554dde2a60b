import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'
import { without } from '../../../iiif/without.ts'

afterAll(removeBuiltCli)

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/presentation')
const MANIFEST_3 = path.join(FIXTURES, 'manifest-3.json')
const MANIFEST_2 = path.join(FIXTURES, 'manifest-2.json')
const COLLECTION = path.join(FIXTURES, 'collection-3.json')

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown
const place = (): string => path.join(temporaryFolder(), 'codex.florilegium')

async function exported(project: string, version: string): Promise<string> {
  const out = path.join(temporaryFolder(), 'out')
  await runCli(['export', project, '--version', version, '--output', out])
  return out
}

describe('florilegium import', () => {
  test.each([
    [MANIFEST_3, '3', 'manifest.json'],
    [MANIFEST_2, '2', 'manifest.json'],
    [COLLECTION, '3', 'collection.json'],
  ])('%s becomes a project that is exported as it came', async (file, version, name) => {
    const project = place()
    const { code, stdout, stderr } = await runCli(['import', file, '--output', project])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(project)
    const out = await exported(project, version)
    expect(JSON.stringify(readJson(path.join(out, name)))).toBe(JSON.stringify(readJson(file)))
  })

  test('puts several beside each other, and tells what a collection names', async () => {
    const project = place()
    const words = [COLLECTION, MANIFEST_3, MANIFEST_2, '--output', project]
    const { code, stdout } = await runCli(['import', ...words])
    expect(code).toBe(0)
    expect(stdout).toContain('2 manifests, 2 collections')
    const out = await exported(project, '3')
    const written = readdirSync(out, { recursive: true })
      .map(String)
      .filter((name) => path.basename(name) === 'manifest.json')
      .map((name) => JSON.stringify(readJson(path.join(out, name))))
    expect(written).toHaveLength(2)
  })

  test('reads what is hardly JSON, tells what was mended, and leaves the file as it is', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'broken.json')
    const text = readFileSync(MANIFEST_3, 'utf8').replace(/\}\s*$/, '  /* the end */ },')
    writeFileSync(file, text)
    const before = fingerprint(folder)
    const project = place()
    const { code, stderr } = await runCli(['import', file, '--output', project])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^mended: .*broken\.json: Line \d+, column \d+: /m)
    expect(fingerprint(folder)).toEqual(before)
    const out = await exported(project, '3')
    expect(readJson(path.join(out, 'manifest.json'))).toEqual(readJson(MANIFEST_3))
  })

  test('ends with 1 where faults are left', async () => {
    const file = path.join(temporaryFolder(), 'faulty.json')
    const faulty = without(readJson(MANIFEST_3) as { readonly label: unknown }, 'label')
    writeFileSync(file, JSON.stringify(faulty))
    const { code, stderr } = await runCli(['import', file, '--output', place()])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: /m)
  })

  test('never takes the place of anything, and writes nothing unless all could be read', async () => {
    const project = place()
    writeFileSync(project, 'weeks of work')
    const taken = await runCli(['import', MANIFEST_3, '--output', project])
    expect(taken.code).toBe(2)
    expect(taken.stderr).toContain('is there already')
    expect(readFileSync(project, 'utf8')).toBe('weeks of work')
    const other = place()
    const words = ['import', MANIFEST_3, path.join(FIXTURES, 'gone.json'), '--output', other]
    expect((await runCli(words)).code).toBe(2)
    expect(readdirSync(path.dirname(other))).toEqual([])
  })

  test.each<[readonly string[], string]>([
    [['--output', 'a.florilegium'], 'needs a file'],
    [['a.json'], '--output PROJECT'],
  ])('%j is not understood', async (words, sentence) => {
    const { code, stderr } = await runCli(['import', ...words])
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })
})

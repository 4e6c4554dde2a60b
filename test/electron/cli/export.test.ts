import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { saveProject } from '../../../electron/files/project-file.ts'
import { addManifest } from '../../../iiif/project/commands/collections.ts'
import { apply } from '../../../iiif/project/change.ts'
import { countingIds, emptyProject } from '../../support/projects.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { openWork } from '../../support/saved-work.ts'
import { serveStatically } from '../../support/static-server.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { withRecords } from '../../iiif/export/support/codex.ts'
import { builtCli, removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'
import { folderOf } from './support/scans.ts'

afterAll(removeBuiltCli)

const BASE = ['--base-url', 'https://example.net/codex'] as const

interface Report {
  readonly target: string
  readonly output: string | null
  readonly written: string | null
  readonly valid: boolean
  readonly canvases: number
  readonly files: number
  readonly problems: readonly { readonly sentence: string }[]
  readonly losses: readonly {
    readonly version: string
    readonly kind: string
    readonly sentence: string
    readonly places: readonly string[]
  }[]
}

/** A saved project over two scans, whose object has what version 2 cannot say. */
async function savedProject(change: (project: Project) => Project = (project) => project) {
  const scans = await folderOf(['1.jpg', '2.jpg'])
  const empty = withRecords(emptyProject(), {
    type: 'Folder',
    id: 'folder',
    location: scans,
    prefix: '',
  })
  const images = ['1.jpg', '2.jpg'].map((name) => ({
    label: name,
    image: { type: 'Image' as const, folder: 'folder', path: name, width: 1237, height: 881 },
  }))
  const filled = apply(empty, addCanvases(empty, { images, newId: countingIds() }).change)
  const manifest = filled.records.get(filled.manifest)
  if (manifest?.type !== 'Manifest') throw new Error('It is there')
  const described = withRecords(filled, { ...manifest, behavior: ['auto-advance'] })
  const file = path.join(temporaryFolder(), 'Codex.florilegium')
  await saveProject(file, change(described))
  return file
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown
const output = (): string => path.join(temporaryFolder(), 'out')
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()

describe('florilegium export --target manifest', () => {
  test('writes the manifest of a project, and leaves the project as it was', async () => {
    const file = await savedProject()
    const before = fingerprint(path.dirname(file))
    const out = output()
    const { code, stdout } = await runCli(['export', file, ...BASE, '--output', out])
    expect(code).toBe(0)
    expect(stdout).toContain('2 canvases')
    expect(filesIn(out)).toEqual(['manifest.json'])
    expect(readJson(path.join(out, 'manifest.json'))).toMatchObject({
      id: 'https://example.net/codex/manifest.json',
      label: { en: ['A codex'] },
    })
    expect(fingerprint(path.dirname(file))).toEqual(before)
  })

  test('publishes what was done last, also where the program ended before it was folded in', async () => {
    const file = await savedProject()
    const work = await openWork(file)
    await work.name('Named just now')
    await work.close()
    const before = fingerprint(path.dirname(file))
    const out = output()
    await runCli(['export', file, ...BASE, '--output', out])
    expect(readFileSync(path.join(out, 'manifest.json'), 'utf8')).toContain('Named just now')
    expect(fingerprint(path.dirname(file))).toEqual(before)
  })

  test('in both versions lays the older one beside, and tells what it cannot say', async () => {
    const out = output()
    const words = ['export', await savedProject(), ...BASE, '--version', 'both', '--output', out]
    const { code, stderr } = await runCli(words)
    expect(code).toBe(0)
    expect(filesIn(out)).toEqual(['manifest-2.json', 'manifest.json'])
    expect(stderr).toMatch(/^lost: .*auto-advance/m)
    const older = readJson(path.join(out, 'manifest-2.json'))
    expect(older).toMatchObject({ '@id': 'https://example.net/codex/manifest-2.json' })
    expect(validate(older, '2.1').findings.filter(({ severity }) => severity === 'error')).toEqual(
      [],
    )
  })

  test('of several manifests leads to all of them, in both versions', async () => {
    const file = await savedProject((project) =>
      apply(project, addManifest(project, { id: 'second', label: { en: ['Another'] } }).change),
    )
    const out = output()
    await runCli(['export', file, ...BASE, '--version', 'both', '--output', out])
    const names = filesIn(out)
    expect(names).toContain('collection.json')
    expect(names).toContain('collection-2.json')
    expect(names).toContain(path.join('manifest', 'manifest.json'))
    expect(names).toContain(path.join('manifest', 'manifest-2.json'))
    expect(JSON.stringify(readJson(path.join(out, 'collection-2.json')))).toContain(
      'https://example.net/codex/manifest/manifest-2.json',
    )
  })

  test('with --json and --dry-run says in one line what it would be, and writes nothing', async () => {
    const file = await savedProject()
    const words = ['export', file, ...BASE, '--version', '2.1', '--json', '--dry-run']
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const report = JSON.parse(stdout) as Report
    expect(report).toMatchObject({
      target: 'manifest',
      output: null,
      written: null,
      valid: true,
      canvases: 2,
      files: 1,
    })
    const [loss] = report.losses.filter(({ sentence }) => sentence.includes('auto-advance'))
    expect(loss).toMatchObject({ version: '2.1', kind: 'lost' })
    expect(loss?.places.length).toBeGreaterThan(0)
    expect(readdirSync(path.dirname(file))).toEqual(['Codex.florilegium'])
  })

  test('publishes a folder of images as it is', async () => {
    const out = output()
    const folder = await folderOf(['1.jpg'])
    const { code } = await runCli(['export', folder, ...BASE, '--output', out])
    expect(code).toBe(0)
    expect(filesIn(out)).toEqual(['manifest.json'])
    expect(readdirSync(folder)).toEqual(['1.jpg'])
  })

  test('of a project without canvases ends with 1 and a sentence', async () => {
    const file = path.join(temporaryFolder(), 'Codex.florilegium')
    await saveProject(file, emptyProject())
    const out = output()
    const { code, stderr } = await runCli(['export', file, ...BASE, '--output', out])
    expect(code).toBe(1)
    expect(stderr.trim()).not.toBe('')
    expect(existsSync(out)).toBe(false)
  })
})

describe('florilegium export --target static-site', () => {
  test('makes a website whose addresses all lead to files', async () => {
    const page = path.join(path.dirname(await builtCli()), '../site')
    mkdirSync(page, { recursive: true })
    writeFileSync(path.join(page, 'index.html'), '<!doctype html>')
    const file = await savedProject()
    const out = output()
    const server = await serveStatically(out)
    onTestFinished(() => server.close())
    const words = ['--target', 'static-site', '--base-url', server.address, '--images', '400']
    const { code, stdout } = await runCli(['export', file, ...words, '--output', out, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ target: 'static-site', written: out, valid: true })
    const text = await (await fetch(`${server.address}/manifest.json`)).text()
    const pictures = text.match(/"http[^"]*\.jpg"/g)?.map((one) => one.slice(1, -1)) ?? []
    expect(pictures.length).toBeGreaterThanOrEqual(2)
    for (const address of new Set(pictures)) expect((await fetch(address)).status).toBe(200)
  })
})

describe('what cannot be exported ends with 2 and a sentence', () => {
  test.each<[string, readonly string[], string]>([
    ['nothing', ['--dry-run'], 'needs a project or a folder'],
    ['no place', ['a.florilegium'], 'Say where to write'],
    ['an unknown target', ['a', '--target', 'papyrus', '--dry-run'], '--target is one of'],
    ['an unknown version', ['a', '--version', '4', '--dry-run'], '--version is one of'],
    [
      'an option of another target',
      ['a', '--images', 'tiles', '--dry-run'],
      '--images means nothing for --target manifest',
    ],
    [
      'a website of 2.1 alone',
      ['a', '--target', 'static-site', '--version', '2', '--dry-run'],
      'always has a manifest of version 3.0',
    ],
    ['a project that is gone', ['gone.florilegium', '--dry-run'], 'gone.florilegium'],
    ['an address that is none', ['.', '--base-url', 'here', '--dry-run'], 'address of the web'],
  ])('%s', async (_name, words, sentence) => {
    const cwd = await folderOf(['1.jpg'])
    const { code, stdout, stderr } = await runCli(['export', ...words], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(readdirSync(cwd)).toEqual(['1.jpg'])
  })

  test('a file that is no project stays as it is', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'letter.txt')
    writeFileSync(file, 'Dear Ada')
    const { code } = await runCli(['export', file, '--dry-run'])
    expect(code).toBe(2)
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })
})

describe('florilegium export, further targets', () => {
  test('a facsimile is a PDF, and the plan says what it would be', async () => {
    const project = await savedProject()
    const out = path.join(temporaryFolder(), 'codex.pdf')
    const words = ['export', project, '--target', 'pdf', '--images', '500', '--output', out]
    const plan = await runCli([...words, '--dry-run', '--json'])
    expect(JSON.parse(plan.stdout)).toMatchObject({
      target: 'pdf',
      canvases: 2,
      files: 1,
      written: null,
    })
    expect(existsSync(out)).toBe(false)
    const { code, stderr } = await runCli(words)
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('Nothing says whose the pictures of 2 canvases are.')
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a bag and a bundle hold the project and its scans', async () => {
    const project = await savedProject()
    const folder = temporaryFolder()
    const bag = path.join(folder, 'bag')
    const { code, stderr } = await runCli([
      'export',
      project,
      '--target',
      'bagit',
      ...BASE,
      '--output',
      bag,
    ])
    expect(code, stderr).toBe(0)
    expect(readdirSync(path.join(bag, 'data')).sort()).toEqual(['exports', 'originals', 'project'])
    expect(readFileSync(path.join(bag, 'bag-info.txt'), 'utf8')).toMatch(
      /^Bag-Software-Agent: Florilegium \d/,
    )
    const bundle = path.join(folder, 'Codex.florilegium.zip')
    const made = await runCli(['export', project, '--target', 'bundle', '--output', bundle])
    expect(made.code, made.stderr).toBe(0)
    expect(readFileSync(bundle).subarray(0, 2).toString()).toBe('PK')
  })
})

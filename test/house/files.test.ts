import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** In bytes. */
const LARGEST = 200_000

/** Grows with every dependency, and is written by npm. */
const LOCK = 'package-lock.json'

/** All files of the checkout that git keeps, or would keep. */
const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(root, file)))

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const linesOf = (file: string): number => read(file).trimEnd().split('\n').length
const isCode = (file: string): boolean => /\.(ts|mts|js|mjs|vue|css)$/.test(file)

test('there are files to look at', () => expect(files.length).toBeGreaterThan(50))

test('no file of code is longer than 300 lines', () => {
  expect(files.filter(isCode).filter((file) => linesOf(file) > 300)).toEqual([])
})

test('no store is longer than 150 lines', () => {
  const stores = files.filter((file) => file.startsWith('renderer/stores/'))
  expect(stores.filter((file) => linesOf(file) > 150)).toEqual([])
})

test('no file is larger than 200 KB', () => {
  const large = files.filter((file) => statSync(path.join(root, file)).size > LARGEST)
  expect(large.filter((file) => file !== LOCK)).toEqual([])
})

test('the lock file names no address: any registry serves it', () => {
  expect(read(LOCK)).not.toMatch(/"resolved":/)
  expect(read(LOCK)).not.toMatch(/"https?:\/\/[^"]*\.tgz"/)
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})

test('the linter of the house refuses any, long files, console and boolean parameters', async () => {
  const { rules } = (await new ESLint({ cwd: root }).calculateConfigForFile(
    'renderer/stores/project.ts',
  )) as { rules: Record<string, readonly unknown[]> }
  expect(rules['@typescript-eslint/no-explicit-any']?.[0]).toBe(2)
  expect(rules['no-console']?.[0]).toBe(2)
  expect(rules['no-restricted-syntax']?.[0]).toBe(2)
  expect(rules['max-lines']).toEqual([2, expect.objectContaining({ max: 150 })])
})

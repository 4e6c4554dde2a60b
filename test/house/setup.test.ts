import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatTotal, result, sum } from '../../scripts/checks/result.mjs'
import { checkNode, isInstalled } from '../../scripts/setup/dependencies.mjs'
import { readFuses, setFuses } from '../../scripts/setup/fuses.mjs'

describe('Whether the dependencies are installed', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-another-system': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  }
  const a = wanted['node_modules/a']

  test('they are, when all are there but those for other systems', () => {
    expect(isInstalled(wanted, { 'node_modules/a': a })).toBe(true)
  })

  test.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['one has another content', { 'node_modules/a': { ...a, integrity: 'sha512-x' } }],
    ['one is too many', { 'node_modules/a': a, 'node_modules/c': a }],
  ])('they are not, when %s', (_case, installed) => {
    expect(isInstalled(wanted, installed)).toBe(false)
  })
})

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.1.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow()
  })
  test.each(['18.20.0', '20.18.1'])('%s is refused with a sentence', (version) => {
    expect(() => checkNode(version)).toThrow(/20\.19 or newer is needed/)
  })
})

test('the last line of the tests is plain', () => {
  expect(formatTotal(sum([result(3, 0), result(1, 2)]))).toBe('4 passed, 2 failed')
  expect(formatTotal(result(3, 0, ['a story']))).toBe('3 passed, 0 failed')
})

test('fuses are set and read back; those that the executable has not are passed over', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'florilegium-fuses-'))
  try {
    const file = path.join(folder, 'electron')
    const wire = Buffer.concat([
      Buffer.from('some code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, 4]),
      Buffer.from('1100 and more code'),
    ])
    writeFileSync(file, wire)
    await setFuses(file, { 0: 'off', 3: 'on', 7: 'on' })
    expect(await readFuses(file)).toMatchObject({
      runAsNode: 'off',
      cookieEncryption: 'on',
      inspectArguments: 'on',
      fileProtocolPrivileges: undefined,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

import { afterAll, describe, expect, test } from 'vitest'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli, startServing } from './support/run-cli.ts'
import { folderOf } from './support/scans.ts'

afterAll(removeBuiltCli)

describe('florilegium check-image', () => {
  test('of our own server ends with 0, for both versions, and counts what was tested', async () => {
    const { addresses } = await startServing([await folderOf(['f. 1r.png'])])
    for (const [base, version] of [
      [addresses.image2, '2.1'],
      [addresses.image3, '3.0'],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['check-image', `${base}/f.%201r.png`])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`Image API ${version}, level 2, 1237 × 881 pixels`)
      expect(stdout).toMatch(/\n0 failed, 0 advised, \d+ passed, \d+ not tested\.\n$/)
    }
  })

  test('held against another version ends with 1 and names what, the section and the rule', async () => {
    const { addresses } = await startServing([await folderOf(['f. 1r.png'])])
    const address = `${addresses.image2}/f.%201r.png/info.json`
    const { code, stdout } = await runCli(['check-image', address, '--api', '3', '--level', '1'])
    expect(code).toBe(1)
    expect(stdout).toContain('failed: type must be the string ImageService3')
    expect(stdout).toContain('"type" in info.json: expected "ImageService3"; nothing came.')
    expect(stdout).toContain('(document/type, Image API 3.0, 5.2 Technical Properties)')
  })

  test('tells programs the same as JSON', async () => {
    const { addresses } = await startServing([await folderOf(['f. 1r.png'])])
    const address = `${addresses.image3}/f.%201r.png`
    const { stdout } = await runCli(['check-image', address, '--format', 'json', '--level', '0'])
    const report = JSON.parse(stdout) as Record<string, unknown>
    expect(report).toMatchObject({ address, version: 3, level: 0, isValid: true, failed: 0 })
    expect(report['results']).toContainEqual({
      rule: 'document/protocol',
      outcome: 'passed',
      sentence: 'protocol is the URI http://iiif.io/api/image.',
      section: '5.2 Technical Properties',
      faults: [],
      reason: '',
    })
  })

  test('where there is no such image ends with 1: the server answered, but not as it should', async () => {
    const { addresses } = await startServing([await folderOf(['f. 1r.png'])])
    const { code, stdout } = await runCli(['check-image', `${addresses.image3}/f.%209v.png`])
    expect(code).toBe(1)
    expect(stdout).toContain('expected a JSON document; status 404 (Not Found) came.')
  })

  test.each([
    [
      'a server that is not there',
      ['http://127.0.0.1:9/iiif/a'],
      /could not be reached \(nothing listens there\)/,
    ],
    ['something that is no address', ['scan.tif'], /is not the address of an image on a server/],
    [
      'an unknown level',
      ['http://127.0.0.1:9/iiif/a', '--level', '3'],
      /--level is one of 0, 1, 2/,
    ],
  ])('%s ends with 2 and a sentence', async (_case, words, sentence) => {
    const { code, stdout, stderr } = await runCli(['check-image', ...words])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** What the compiler says of a file under the settings of a folder of ours. */
function compile(folder: string, code: string): readonly string[] {
  const work = mkdtempSync(path.join(os.tmpdir(), 'florilegium-types-'))
  try {
    const file = path.join(work, 'example.ts')
    writeFileSync(file, code)
    const settings = path.join(root, folder, 'tsconfig.json')
    const { config } = ts.readConfigFile(settings, (name) => ts.sys.readFile(name)) as {
      config: unknown
    }
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(settings))
    const program = ts.createProgram([file], options)
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

test('the domain compiles with the language alone', () => {
  expect(compile('iiif', 'export const sum = [1, 2].reduce((a, b) => a + b)')).toEqual([])
})

test.each(['process', 'document', 'window', 'Buffer', 'fetch', 'console', 'setTimeout'])(
  'the domain knows no %s',
  (name) => {
    expect(compile('iiif', `export const found = ${name}`).join()).toContain(
      `Cannot find name '${name}'`,
    )
  },
)

test('the window knows no process', () => {
  expect(compile('renderer', 'export const found = process').join()).toContain('Cannot find name')
})

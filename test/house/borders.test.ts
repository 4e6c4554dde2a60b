import { ESLint, Linter } from 'eslint'
import path from 'node:path'
import tseslint from 'typescript-eslint'
import { describe, expect, test } from 'vitest'
import { borders, BORDERS } from '../../scripts/lint/borders.mjs'

const root = path.resolve(import.meta.dirname, '../..')

interface Example {
  /** A file that the row of the table speaks of. */
  readonly file: string
  readonly allowed: readonly string[]
  readonly forbidden: readonly string[]
}

/** One example for each row, in the order of docs/architecture.md. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  'iiif/': {
    file: 'iiif/project/x.ts',
    allowed: ["import { apply } from './change.ts'", "import { a } from '../identifier.ts'"],
    forbidden: [
      "import fs from 'node:fs'",
      "import { ref } from 'vue'",
      "import sharp from 'sharp'",
      "import type { About } from '../../electron/contract/app-api.ts'",
      "export { x } from '../../renderer/app-api.ts'",
    ],
  },
  'electron/contract/': {
    file: 'electron/contract/x.ts',
    allowed: ["import type { Change } from '../../iiif/project/change.ts'"],
    forbidden: [
      "import { apply } from '../../iiif/project/change.ts'",
      "import { app } from 'electron'",
    ],
  },
  'electron/decoders/': {
    file: 'electron/decoders/x.ts',
    allowed: ["import pdfium from '@hyzyla/pdfium'", "import threads from 'node:worker_threads'"],
    forbidden: ["import sharp from 'sharp'", "import { x } from '../files/atomic-write.ts'"],
  },
  'electron/image-server/': {
    file: 'electron/image-server/x.ts',
    allowed: [
      "import sharp from 'sharp'",
      "import http from 'node:http'",
      "import { x } from '../decoders/run-decoder.ts'",
    ],
    forbidden: ["import { app } from 'electron'", "import { x } from '../app/app.ts'"],
  },
  'electron/files/': {
    file: 'electron/files/x.ts',
    allowed: [
      "import fs from 'node:fs'",
      "import { watch } from 'chokidar'",
      "import { XMLParser } from 'fast-xml-parser'",
    ],
    forbidden: ["import { x } from '../app/app.ts'", "import sharp from 'sharp'"],
  },
  'electron/remote/': {
    file: 'electron/remote/x.ts',
    allowed: ["import https from 'node:https'"],
    forbidden: ["import { net } from 'electron'", "import { x } from '../files/atomic-write.ts'"],
  },
  'electron/export/pack/': {
    file: 'electron/export/pack/x.ts',
    allowed: ["import { ZipFile } from 'yazl'", "import { x } from '../run-all.ts'"],
    forbidden: ["import { x } from '../../app/app.ts'", "import PDFDocument from 'pdfkit'"],
  },
  'electron/export/pdf/': {
    file: 'electron/export/pdf/x.ts',
    allowed: ["import PDFDocument from 'pdfkit'", "import { x } from '../run-all.ts'"],
    forbidden: ["import { x } from '../../app/app.ts'", "import sharp from 'sharp'"],
  },
  'electron/export/': {
    file: 'electron/export/x.ts',
    allowed: ["import { x } from '../files/atomic-write.ts'"],
    forbidden: [
      "import { x } from '../app/app.ts'",
      "import sharp from 'sharp'",
      "import PDFDocument from 'pdfkit'",
    ],
  },
  'electron/app/': {
    file: 'electron/app/x.ts',
    allowed: ["import { x } from '../files/atomic-write.ts'", "import path from 'node:path'"],
    forbidden: [
      "import { dialog } from 'electron'",
      "import sharp from 'sharp'",
      "import { x } from '../shell/window.ts'",
      "import { x } from '../../renderer/app-api.ts'",
    ],
  },
  'electron/preload.ts': {
    file: 'electron/preload.ts',
    allowed: ["import { ipcRenderer } from 'electron'"],
    forbidden: ["import fs from 'node:fs'", "import { x } from './app/app.ts'"],
  },
  'electron/shell/': {
    file: 'electron/shell/x.ts',
    allowed: ["import { app } from 'electron'", "import { x } from '../app/create-app.ts'"],
    forbidden: ["import sharp from 'sharp'", "import { x } from '../files/atomic-write.ts'"],
  },
  'electron/main.ts': {
    file: 'electron/main.ts',
    allowed: ["import { runApp } from './shell/run-app.ts'"],
    forbidden: ["import sharp from 'sharp'", "import { x } from '../renderer/app-api.ts'"],
  },
  'electron/cli': {
    file: 'electron/cli.ts',
    allowed: ["import { x } from './app/create-app.ts'"],
    forbidden: ["import { app } from 'electron'", "import { x } from './shell/about.ts'"],
  },
  'renderer/': {
    file: 'renderer/stores/x.ts',
    allowed: [
      "import { ref } from 'vue'",
      "import { apply } from '../../iiif/project/change.ts'",
      "import type { About } from '../../electron/contract/app-api.ts'",
    ],
    forbidden: [
      "import { APP_METHODS } from '../../electron/contract/app-api.ts'",
      "import fs from 'node:fs'",
      "import { ipcRenderer } from 'electron'",
      "import type { App } from '../../electron/app/app.ts'",
      "const late = await import('../../electron/app/create-app.ts')",
    ],
  },
}

/** What the rule says of a file with this content. */
function complaints(file: string, code: string): readonly string[] {
  const messages = new Linter({ cwd: root }).verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { florilegium: { rules: { borders } } },
        rules: { 'florilegium/borders': 'error' },
      },
    ],
    { filename: path.join(root, file) },
  )
  return messages.map(({ message }) => message)
}

test('every row of the table has an example here', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(BORDERS.map(({ code }) => code).sort())
})

describe.each(Object.entries(EXAMPLES))('%s', (_row, { file, allowed, forbidden }) => {
  test.each(allowed)('may: %s', (code) => expect(complaints(file, code)).toEqual([]))
  test.each(forbidden)('may not: %s', (code) => expect(complaints(file, code)).toHaveLength(1))
})

test.each(Object.values(EXAMPLES).map(({ file }) => file))(
  'the linter of the house applies the rule to %s',
  async (file) => {
    const config = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as {
      rules: Record<string, unknown>
    }
    expect(config.rules['florilegium/borders']).toEqual([2])
  },
)

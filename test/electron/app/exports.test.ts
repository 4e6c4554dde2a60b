import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openExports } from '../../../electron/app/exports.ts'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const OPTIONS: ExportOptions = {
  version: '2.1',
  base: 'https://example.org/objects',
  imageBase: 'https://images.example.org/iiif/3',
  imageVersion: 3,
}

test('what the version cannot say is written beside the manifest, where that is asked for', async () => {
  const folder = temporaryFolder()
  const target = path.join(folder, 'codex.json')
  const exports = openExports({ chooseExportTarget: () => Promise.resolve(target) })
  const chosen = await exports.chooseFile({ name: 'codex.json' })
  const order = { options: OPTIONS, file: chosen!.path }
  const project = projectWithCanvases(2)

  await exports.run(project, { ...order, lossReport: 'nowhere' })
  expect(readdirSync(folder)).toEqual(['codex.json'])

  const { files } = await exports.run(project, { ...order, lossReport: 'beside' })
  expect(files).toEqual([target, path.join(folder, 'codex-losses.txt')])
  const report = readFileSync(path.join(folder, 'codex-losses.txt'), 'utf8')
  expect(report).toContain('What is lost (')
  expect(report).toContain('This service speaks a later version than viewers of version 2 know')
  expect(report).toMatch(/Canvas 2, "f\. 2"/)
})

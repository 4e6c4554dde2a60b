import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { CREDITS } from '../../renderer/about/credits.ts'
import { composeCredits, CREDITS_FILE } from '../../scripts/credits.mjs'
import { composeLicences } from '../../scripts/licences.mjs'

const folder = path.resolve(import.meta.dirname, '../../resources/licences')

test('the list of licences names what is shipped now (otherwise: node scripts/licences.mjs)', async () => {
  expect(await readFile(path.join(folder, 'THIRD-PARTY.md'), 'utf8')).toBe(await composeLicences())
})

test('About names whose work is in the program (otherwise: node scripts/licences.mjs)', async () => {
  expect(await readFile(CREDITS_FILE, 'utf8')).toBe(await composeCredits())
  const names = CREDITS.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['Mirador', 'Clover IIIF', 'PDFium', 'OpenJPEG', 'libheif', 'libvips']),
  )
})

test('every package in it says under which licence and whose it is', async () => {
  const rows = (await composeLicences()).split('\n').filter((line) => /^\| \S+ \| \d/.test(line))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((row) => /undefined|\|\s*\|/.test(row))).toEqual([])
})

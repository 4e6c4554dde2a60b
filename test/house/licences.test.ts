import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { composeLicences } from '../../scripts/licences.mjs'

const folder = path.resolve(import.meta.dirname, '../../resources/licences')

test('the list of licences names what is shipped now (otherwise: node scripts/licences.mjs)', async () => {
  expect(await readFile(path.join(folder, 'THIRD-PARTY.md'), 'utf8')).toBe(await composeLicences())
})

test('every package in it says under which licence and whose it is', async () => {
  const rows = (await composeLicences()).split('\n').filter((line) => /^\| \S+ \| \d/.test(line))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((row) => /undefined|\|\s*\|/.test(row))).toEqual([])
})

import { expect, test } from 'vitest'
import { readCommandLine } from '../../../electron/shell/command-line.ts'

const read = (...words: readonly string[]) =>
  readCommandLine({ words, isApplicationNamed: true, workingFolder: '/home/ada' })

test('electron PATH opens nothing', () => {
  expect(read('electron', '/opt/app')).toEqual({ opened: undefined, isVersionAsked: false })
})

test('a folder after the application is opened, wherever the options of Chromium stand', () => {
  expect(read('electron', '--no-sandbox', '/opt/app', '/scans').opened).toBe('/scans')
  expect(read('electron', '/opt/app', '--user-data-dir=/tmp/x', '/scans').opened).toBe('/scans')
})

test('a name is meant from the folder where the person stands', () => {
  expect(read('electron', '/opt/app', 'letters').opened).toBe('/home/ada/letters')
})

test('a package names no application', () => {
  const words = ['florilegium', '/scans']
  const found = readCommandLine({ words, isApplicationNamed: false, workingFolder: '/' })
  expect(found.opened).toBe('/scans')
})

test('--version is a question', () => {
  expect(read('electron', '/opt/app', '--version').isVersionAsked).toBe(true)
})

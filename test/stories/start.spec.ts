import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { ensureElectron } from '../../scripts/electron-runtime.mjs'
import { homeEnvironment, makeTemporaryFolder } from './support/app.ts'
import { runScript } from './support/command.ts'
import { makeScans } from './support/scans.ts'

let home: string
test.beforeEach(async () => {
  home = await makeTemporaryFolder('start')
  await mkdir(path.join(home, 'Documents'))
})
test.afterEach(() => rm(home, { recursive: true, force: true }))

/** The runtime is found before, so that a home without a cache does not fetch it again. */
async function environment(): Promise<Record<string, string>> {
  const { folder } = await ensureElectron()
  return { ...homeEnvironment(home, ''), ELECTRON_OVERRIDE_DIST_PATH: folder }
}

async function environmentWithoutDisplay(): Promise<Record<string, string>> {
  const all = Object.entries(await environment())
  return Object.fromEntries(all.filter(([name]) => !/DISPLAY$/.test(name)))
}

test('npm start -- FOLDER opens the folder in a window', async () => {
  const scans = path.join(home, 'scans')
  await makeScans(scans, 3)
  const settings = `--user-data-dir=${path.join(home, 'settings')}`
  const app = runScript('start.mjs', [scans, settings], await environment())
  const projects = () =>
    readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.florilegium'),
    )
  await expect.poll(projects).toHaveLength(1)
  expect(app.standardError()).toContain('ELECTRON_OVERRIDE_DIST_PATH')
  expect(app.standardOutput()).toBe('')

  app.process.kill('SIGTERM')
  expect(await app.ended).toBe(0)
})

test('npm start without a display says so, and serves the sample until Ctrl+C', async () => {
  const served = runScript('start.mjs', [], await environmentWithoutDisplay())
  const [, manifest = ''] = await served.untilSaid(/(http:\S+presentation\/3\/manifest\.json)/)
  expect(served.standardError()).toContain('no display')
  expect(await (await fetch(manifest)).json()).toMatchObject({ id: manifest, type: 'Manifest' })

  served.process.kill('SIGINT')
  expect(await served.ended).toBe(0)
})

test('npm start -- FOLDER without a display serves that folder', async () => {
  const scans = path.join(home, 'scans')
  await makeScans(scans, 2)
  const served = runScript('start.mjs', [scans], await environmentWithoutDisplay())
  const [, manifest = ''] = await served.untilSaid(/(http:\S+presentation\/3\/manifest\.json)/)
  const { items } = (await (await fetch(manifest)).json()) as { items: readonly unknown[] }
  expect(items).toHaveLength(2)

  served.process.kill('SIGINT')
  expect(await served.ended).toBe(0)
})

test('the command line prints its answer and nothing else, and passes its exit code on', async () => {
  const scans = path.join(home, 'scans')
  await makeScans(scans, 2)
  const written = runScript('florilegium.mjs', ['manifest', scans], await environment())
  expect(await written.ended).toBe(0)
  expect(JSON.parse(written.standardOutput())).toMatchObject({ type: 'Manifest' })

  const gone = runScript(
    'florilegium.mjs',
    ['manifest', path.join(home, 'gone')],
    await environment(),
  )
  expect(await gone.ended).toBe(2)
  expect(gone.standardOutput()).toBe('')
  expect(gone.standardError()).not.toBe('')
})

test('--version says which Electron it runs on', async () => {
  const { version } = await ensureElectron()
  const asked = runScript('start.mjs', ['--version'], await environment())
  expect(await asked.ended).toBe(0)
  expect(asked.standardOutput()).toMatch(/^Florilegium \d+\.\d+\.\d+\n/)
  expect(asked.standardOutput()).toContain(
    `Electron ${version} (chosen by ELECTRON_OVERRIDE_DIST_PATH)`,
  )
  expect(existsSync(path.join(home, 'Documents/Florilegium'))).toBe(false)
})

import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import type { About } from '../contract/app-api.ts'

type RuntimeSource = About['runtime']['source']

const SOURCES: Readonly<Record<RuntimeSource, string>> = {
  official: 'the official one',
  packaged: 'as packaged',
  override: 'chosen by ELECTRON_OVERRIDE_DIST_PATH',
  fallback: 'a stand-in for running and testing, not for release',
}

export function getAbout(): About {
  return {
    version: app.getVersion(),
    runtime: {
      source: findRuntimeSource(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
    platform: `${os.type()} ${os.release()} ${process.arch}`,
  }
}

/** What `--version` prints. */
export function describeAbout({ version, runtime, platform }: About): string {
  return [
    `Florilegium ${version}`,
    `Electron ${runtime.electron} (${SOURCES[runtime.source]})`,
    `Chromium ${runtime.chromium}`,
    `Node ${runtime.node}`,
    platform,
    '',
  ].join('\n')
}

/** The start script says which runtime it found; a package made on the stand-in carries that in its manifest. */
function findRuntimeSource(): RuntimeSource {
  const said = app.isPackaged ? readPackagedSource() : process.env['FLORILEGIUM_RUNTIME']
  const isKnown = (source: unknown): source is RuntimeSource =>
    typeof source === 'string' && source in SOURCES
  if (isKnown(said)) return said
  return app.isPackaged ? 'packaged' : 'official'
}

function readPackagedSource(): unknown {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8'),
  )
  return typeof manifest === 'object' && manifest !== null && 'runtime' in manifest
    ? manifest.runtime
    : undefined
}

import { createHash } from 'node:crypto'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'florilegium-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Everything in a folder with its content and time: equal before and after, nothing was touched. */
export const fingerprint = (folder: string): readonly string[] =>
  placesIn(Buffer.from(folder)).map((place) => {
    const status = lstatSync(place)
    const content = status.isFile()
      ? createHash('sha256').update(readFileSync(place)).digest('hex')
      : ''
    return `${place.toString('latin1')} ${status.mtimeMs} ${status.mode} ${content}`
  })

/** By bytes: names need not be UTF-8. */
function placesIn(folder: Buffer): readonly Buffer[] {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
    .sort((one, other) => Buffer.compare(one.name, other.name))
    .flatMap((entry) => {
      const place = Buffer.concat([folder, Buffer.from('/'), entry.name])
      return entry.isDirectory() ? [place, ...placesIn(place)] : [place]
    })
}

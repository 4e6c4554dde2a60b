import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './say.mjs'

/** To the next multiple of four, as the header of an asar archive is padded. */
const padded = (length) => Math.ceil(length / 4) * 4

/**
 * The archive that Electron runs where no application is packaged with it: ours starts the one that is
 * named on the command line.
 *
 * An asar archive is four little-endian 32-bit numbers (sizes of what follows, each around the next), a
 * header in JSON that says where each file begins, and the files.
 */
export async function defaultAppArchive() {
  const files = {
    'package.json': JSON.stringify({ name: 'electron', main: 'main.js', type: 'module' }),
    'main.js': await readFile(path.join(root, 'scripts/setup/default-app.mjs'), 'utf8'),
  }
  const bodies = Object.values(files).map((text) => Buffer.from(text))
  const entries = Object.keys(files).map((name, index) => {
    const before = bodies.slice(0, index).reduce((sum, body) => sum + body.length, 0)
    return [name, { size: bodies[index].length, offset: String(before) }]
  })
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }))
  const header = Buffer.alloc(16 + padded(json.length))
  const sizes = [4, 8 + padded(json.length), 4 + padded(json.length), json.length]
  sizes.forEach((size, index) => header.writeUInt32LE(size, 4 * index))
  json.copy(header, 16)
  return Buffer.concat([header, ...bodies])
}

// Files of every kind that scholars scan in, each cut off at every sixteenth, as copying leaves them when a disk is full
// or a stick is pulled: each costs its own picture, whether the listing refuses it or believes it.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { encodeIdentifier } from '../../../iiif/identifier.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'
import { SCANS } from '../../support/scans.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const PARTS = 16

interface CutFile {
  readonly name: string
  readonly bytes: Buffer
  /** What a listing said of the file while it was whole: the picture, or each of its pages. */
  readonly pictures: readonly PublishedImage[]
}

/** Every scan as it is, and cut off after each sixteenth. */
async function cutFiles(): Promise<readonly CutFile[]> {
  const whole = temporaryFolder()
  const bytes = new Map<string, Buffer>()
  for (const [index, scan] of Object.values(SCANS).flat().entries()) {
    const name = `${index} ${scan.name}`
    bytes.set(name, await scan.make())
    writeFileSync(path.join(whole, name), bytes.get(name) ?? '')
  }
  const pictures = new Map<string, PublishedImage[]>()
  for (const file of (await scanFolder(whole)).values()) {
    const image = publishedImage({ location: whole, prefix: '' }, file)
    if (image) pictures.set(image.path, [...(pictures.get(image.path) ?? []), image])
  }
  return [...bytes].flatMap(([name, all]) =>
    Array.from({ length: PARTS }, (_, part) => ({
      name: `${part} of 16, ${name}`,
      bytes: all.subarray(0, Math.floor((all.length * part) / PARTS)),
      pictures: pictures.get(name) ?? [],
    })),
  )
}

/** The most memory that the process ever had. */
const peakMegabytes = (server: TestImageServer): number =>
  process.platform === 'linux'
    ? Number(
        /VmHWM:\s+(\d+)/.exec(
          readFileSync(`/proc/${String(server.process.pid)}/status`, 'utf8'),
        )?.[1],
      ) / 1024
    : 0

test('every one is refused with a sentence or shown as far as it goes, and the process lives', async () => {
  const server = await startImageServer({ cache: temporaryFolder() })
  onTestFinished(() => server.stop())
  // Each broken file is told of on standard error; a pipe that nobody reads would fill.
  server.process.stderr?.resume()
  const files = await cutFiles()
  expect(files.length).toBeGreaterThanOrEqual(400)
  const root = temporaryFolder()
  for (const { name, bytes } of files) writeFileSync(path.join(root, name), bytes)

  // The listing gives each file an entry, usable or with its reason.
  const listing = await scanFolder(root)
  for (const { name } of files) {
    expect(listing.has(name) || listing.has(`${name}/1`), name).toBe(true)
  }

  // And if it believed what was true of the whole file, as when a file is cut off after it was listed:
  const images = files.flatMap(({ name, bytes, pictures }) =>
    pictures.map((picture, page): PublishedImage => ({
      ...picture,
      identifier: `${name} ${page}`,
      root,
      path: name,
      size: bytes.length,
      modified: listing.get(name)?.entry.modified ?? listing.get(`${name}/1`)?.entry.modified ?? 0,
    })),
  )
  await server.publish('x', images)
  const statuses = new Map<number, number>()
  await askMany(server.port, {
    targets: images.map(
      ({ identifier }) => `/x/image/3/${encodeIdentifier(identifier)}/full/!60,60/0/default.jpg`,
    ),
    connections: 4,
    ahead: 1,
    onAnswer(target, { status, body }) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect([200, 403, 500, 503], `${target}: ${body.toString().slice(0, 200)}`).toContain(status)
      if (status === 200) return
      // Every refusal is one that was foreseen, and says so.
      expect(body.toString(), target).toMatch(/^(The|This|There) /)
      expect(body.toString(), target).not.toContain('made a mistake')
    },
  })
  const peak = peakMegabytes(server)
  printFigure(
    'A12',
    `${files.length} files that are cut off, ${images.length} pictures in them: ${JSON.stringify(Object.fromEntries(statuses))}, ` +
      `0 crashes, at most ${Math.round(peak)} MB`,
  )
  expect(server.process.exitCode).toBeNull()
  expect(server.process.signalCode).toBeNull()
  expect(peak).toBeLessThan(1_500)
  expect(statuses.get(500)).toBeGreaterThan(files.length / 2)
}, 300_000)

// No request reaches a file that was not published, whatever is written in it and whatever becomes of the disk.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw, type RawAnswer } from '../../support/raw-http.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
/** Holds the folder that was chosen, `scans`, and beside it what must never be seen. */
let world: string
let root: string

const OURS = [30, 60, 90]
/** The colour of the picture beside the folder: where it shows, the server has served what it must not. */
const CANARY = [250, 10, 200]
const CANARY_TEXT = 'canary-5f0c2a'

beforeAll(async () => {
  world = await mkdtemp(path.join(os.tmpdir(), 'florilegium-files-'))
  root = path.join(world, 'scans')
  await mkdir(path.join(root, 'letters'), { recursive: true })
  await mkdir(path.join(root, '.hidden'))
  await plain(CANARY).toFile(path.join(world, 'canary.png'))
  await plain(CANARY).toFile(path.join(root, '.hidden/canary.png'))
  await writeFile(path.join(world, 'canary.txt'), CANARY_TEXT)
  await plain(OURS).toFile(path.join(root, 'letters/f1r.png'))
  server = await startImageServer()
  await server.publish('x', [await publishedFile(root, 'letters/f1r.png')])
})
afterAll(async () => {
  await server.stop()
  await rm(world, { recursive: true })
})

const plain = (colour: readonly number[]) =>
  quarters(40, 30, [colour, colour, colour, colour]).png()
const get = (target: string): Promise<RawAnswer> => requestRaw(server.port, { target })
const getImage = (identifier: string): Promise<RawAnswer> =>
  get(`/x/image/3/${encodeURIComponent(identifier)}/0,0,9,9/max/0/default.png`)

async function showsCanary({ status, body }: RawAnswer): Promise<boolean> {
  if (body.includes(CANARY_TEXT)) return true
  if (status !== 200 || body.toString('latin1', 1, 4) !== 'PNG') return false
  const [red = 0, green = 0] = await sharp(body).raw().toBuffer()
  return red > 200 && green < 100
}

/** Publishes a file under another name than the one it was measured by. */
const publishAt = async (file: string, changes: Partial<PublishedImage> = {}): Promise<void> => {
  const measured = await publishedFile(root, 'letters/f1r.png')
  await server.publish('x', [{ ...measured, identifier: file, path: file, ...changes }])
}

describe('What was not published does not exist', () => {
  const UP = [
    '..',
    '%2e%2e',
    '%2E.',
    '..%00',
    '%252e%252e',
    '%c0%ae%c0%ae',
    '..;',
    '．．',
    '....',
    '.',
  ]
  const SLASH = ['/', '%2F', '%2f', '\\', '%5C', '%252F', '%c0%af', '//', '%u2215', ':']
  const GOAL = [
    'canary.png',
    'canary.txt',
    '.hidden/canary.png',
    '.hidden%2Fcanary.png',
    'etc/passwd',
    'scans/../canary.png',
    'C:%5Ccanary.png',
    '%00',
    'CON',
    '',
  ]

  test('no spelling of a path leads to another file, and none makes the server fail', async () => {
    const spelling = fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom(...UP, 'letters', 'x'), fc.constantFrom(...SLASH)), {
          maxLength: 6,
        }),
        fc.constantFrom(
          ...GOAL,
          'letters%2Ff1r.png',
          path.join(world, 'canary.png'),
          encodeURIComponent(path.join(world, 'canary.png')),
        ),
        fc.constantFrom(
          '/info.json',
          '/full/max/0/default.png',
          '/0,0,9,9/max/0/default.png',
          '',
          '/',
          '%00.png',
        ),
        fc.constantFrom('/x/image/3/', '/x/image/2/', '/x/', '/', '/x/presentation/'),
      )
      .map(([steps, goal, rest, start]) => `${start}${steps.flat().join('')}${goal}${rest}`)
      .map((target) =>
        Buffer.from(target)
          .toString('latin1')
          .replaceAll(/[^\x21-\x7e]/g, '_'),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(spelling, { minLength: 20, maxLength: 20 }), async (targets) => {
        const answers = await Promise.all(targets.map(get))
        for (const [index, answer] of answers.entries()) {
          const target = targets[index] ?? ''
          expect(answer.status, target).toBeGreaterThanOrEqual(200)
          expect(answer.status, target).toBeLessThan(500)
          expect(await showsCanary(answer), target).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('any bytes at all as an address are answered, and the server lives on', async () => {
    const bytes = fc
      .array(fc.integer({ min: 0x21, max: 0xff }), { minLength: 1, maxLength: 60 })
      .map((codes) => Buffer.from(codes))
    await fc.assert(
      fc.asyncProperty(bytes, async (target) => {
        const answer = await get(`/x/image/3/${target.toString('latin1')}`)
        expect(answer.status).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
    expect((await getImage('letters/f1r.png')).status).toBe(200)
  })
})

describe('A link is not followed', () => {
  test('a link within the folder that leads out of it', async () => {
    await symlink(path.join(world, 'canary.png'), path.join(root, 'link.png'))
    await publishAt('link.png')
    const answer = await getImage('link.png')
    expect(answer.status).toBe(403)
    expect(answer.body.toString()).toContain('This is a link to another place.')
  })

  test('a folder that is a link out of the chosen folder', async () => {
    await mkdir(path.join(world, 'elsewhere'))
    await plain(CANARY).toFile(path.join(world, 'elsewhere/f2r.png'))
    await symlink(path.join(world, 'elsewhere'), path.join(root, 'linked'))
    await publishAt('linked/f2r.png')
    expect((await getImage('linked/f2r.png')).status).toBe(403)
  })

  test('a path that climbs out of the folder, though it was published', async () => {
    await publishAt('../canary.png')
    expect((await getImage('../canary.png')).status).toBe(403)
  })

  test('a chosen folder that is itself reached through a link is served', async () => {
    await symlink(root, path.join(world, 'shortcut'))
    await publishAt('by-shortcut', { root: path.join(world, 'shortcut'), path: 'letters/f1r.png' })
    expect((await getImage('by-shortcut')).status).toBe(200)
  })

  test('a file that becomes a link after it was published', async () => {
    const file = path.join(root, 'swapped.png')
    await plain(OURS).toFile(file)
    await server.publish('x', [await publishedFile(root, 'swapped.png')])
    await rm(file)
    await symlink(path.join(world, 'canary.png'), file)
    expect((await getImage('swapped.png')).status).toBe(403)
  })

  test('a file and a folder that change into links and back while they are asked for', async () => {
    const folder = path.join(root, 'restless')
    await mkdir(path.join(world, 'false'))
    await plain(CANARY).toFile(path.join(world, 'false/f3r.png'))
    await mkdir(folder)
    await plain(OURS).toFile(path.join(folder, 'f3r.png'))
    const image = await publishedFile(root, 'restless/f3r.png')
    let isOver = false
    const swap = async (): Promise<void> => {
      while (!isOver) {
        await rename(folder, `${folder}.kept`)
        await symlink(path.join(world, 'false'), folder)
        await rm(folder)
        await rename(`${folder}.kept`, folder)
      }
    }
    const swapping = swap()
    const statuses = new Set<number>()
    for (let round = 0; round < 300; round += 1) {
      // Another state each time, so that nothing comes from memory.
      await server.publish('x', [
        { ...image, identifier: `r${round}`, modified: image.modified + round / 1000 },
      ])
      const answer = await getImage(`r${round}`)
      statuses.add(answer.status)
      expect(await showsCanary(answer)).toBe(false)
    }
    isOver = true
    await swapping
    expect(
      [...statuses].every((status) => [200, 403, 404].includes(status)),
      [...statuses].join(),
    ).toBe(true)
    expect(statuses).toContain(200)
  }, 60_000)
})

describe('Only ordinary files are opened', () => {
  test('a pipe does not hold the server', async () => {
    execFileSync('mkfifo', [path.join(root, 'pipe.png')])
    await publishAt('pipe.png')
    expect((await getImage('pipe.png')).status).toBe(403)
  })

  test('a folder is no image', async () => {
    await publishAt('letters')
    expect((await getImage('letters')).status).toBe(403)
  })

  test('a device is no image', async () => {
    await publishAt('zero', { root: '/dev', path: 'zero' })
    expect((await getImage('zero')).status).toBe(403)
  })
})

describe('Every name that a file can have is served', () => {
  const NAMES = [
    '100 %.png',
    'a#b?c&d.png',
    'quo"te\'s.png',
    '手稿 🖋.png',
    'M\u00fcller.png',
    'Mu\u0308ller.png',
    'two\nlines.png',
    '-dash.png',
    '%2F.png',
    '..png',
    'a\\b.png',
    `${'é'.repeat(125)}.png`,
  ]

  test.each(NAMES)('%j', async (name) => {
    await plain(OURS).toFile(path.join(root, name))
    await server.publish('x', [await publishedFile(root, name)])
    expect((await getImage(name)).status).toBe(200)
  })

  test('two names that differ only in how an umlaut is composed are two files', async () => {
    await plain([90, 0, 0]).toFile(path.join(root, 'A\u0308.png'))
    await plain([0, 90, 0]).toFile(path.join(root, '\u00c4.png'))
    await server.publish('x', [
      await publishedFile(root, 'A\u0308.png'),
      await publishedFile(root, '\u00c4.png'),
    ])
    const colourOf = async (name: string) =>
      [
        ...(await sharp((await getImage(name)).body)
          .raw()
          .toBuffer()),
      ].slice(0, 3)
    expect(await colourOf('A\u0308.png')).toEqual([90, 0, 0])
    expect(await colourOf('\u00c4.png')).toEqual([0, 90, 0])
  })

  test('a name that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x4d, 0xfc, 0x6c])])
    await writeFile(bytes, await plain(OURS).toBuffer())
    const { size, mtimeMs } = await stat(bytes)
    await publishAt('M\ufffdl', { pathBytes: bytes.toString('base64'), size, modified: mtimeMs })
    expect((await getImage('M\ufffdl')).status).toBe(200)
  })
})

// Whatever is written in an address: no byte of a file that was not published, no crash, no hang.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { askMany, type ManyAnswer } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
let world: string

const OURS = [30, 60, 90]
/** Where this colour, these sides or this text show, the server has given what it must not. */
const CANARY = [250, 10, 200]
const CANARY_SIDES = { width: 71, height: 53 }
const CANARY_TEXT = 'canary-5f0c2a'

beforeAll(async () => {
  world = await mkdtemp(path.join(os.tmpdir(), 'florilegium-addresses-'))
  const root = path.join(world, 'scans')
  await mkdir(path.join(root, 'letters'), { recursive: true })
  await mkdir(path.join(root, '.hidden'))
  for (const place of ['canary.png', 'scans/.hidden/canary.png', 'scans/letters/canary.png']) {
    await plain(CANARY, CANARY_SIDES.width, CANARY_SIDES.height).toFile(path.join(world, place))
  }
  for (const place of ['canary.txt', 'scans/.hidden/canary.txt', 'scans/letters/canary.txt']) {
    await writeFile(path.join(world, place), CANARY_TEXT)
  }
  const names = ['letters/f1r.png', 'letters/Mü 100%.png', '..png', 'a#b?c.png']
  for (const name of names) await plain(OURS, 40, 30).toFile(path.join(root, name))
  server = await startImageServer()
  server.onMessage((message) => {
    if (message.kind !== 'documentWanted') return
    const refusal = {
      kind: 'refused',
      problem: { code: 'project/none-open', details: {} },
    } as const
    server.send({ kind: 'document', request: message.request, answer: refusal })
  })
  await server.publish('x', await Promise.all(names.map((name) => publishedFile(root, name))))
})
afterAll(async () => {
  await server.stop()
  await rm(world, { recursive: true })
})

const plain = (colour: readonly number[], width: number, height: number) =>
  quarters(width, height, [colour, colour, colour, colour]).png()

/** How one character may be written; each way is one that some server once decoded. */
const SPELLINGS: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => sign,
  (sign) => percent(sign),
  (sign) => percent(sign).toLowerCase(),
  // Twice and three times encoded.
  (sign) => percent(sign).replaceAll('%', '%25'),
  (sign) => percent(sign).replaceAll('%', '%2525'),
  // Overlong UTF-8 of two, three and four bytes.
  (sign) => overlong(sign, 2),
  (sign) => overlong(sign, 3),
  (sign) => overlong(sign, 4),
  (sign) => `%u00${hex(sign.charCodeAt(0))}`,
  // Full-width forms, which some systems take for the narrow ones.
  (sign) => encodeURIComponent(String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  // As bytes that are no UTF-8 at all.
  (sign) => `%${hex(sign.charCodeAt(0) | 0x80)}`,
  (sign) => sign.toUpperCase(),
]

const hex = (code: number): string => (code & 0xff).toString(16).toUpperCase().padStart(2, '0')
const percent = (sign: string): string =>
  [...Buffer.from(sign)].map((byte) => `%${hex(byte)}`).join('')

function overlong(sign: string, bytes: 2 | 3 | 4): string {
  const code = sign.charCodeAt(0) & 0x7f
  const rest = [0x80 | (code & 0x3f)]
  while (rest.length < bytes - 1) rest.unshift(rest.length === 1 ? 0x80 | (code >> 6) : 0x80)
  const first = { 2: 0xc0 | (code >> 6), 3: 0xe0, 4: 0xf0 }[bytes]
  return [first, ...rest].map((byte) => `%${hex(byte)}`).join('')
}

/** Writes a name with a spelling for each character, chosen by a number. */
function spell(name: string, choice: number): string {
  // Half of the names are left as they are: only what is spelled cleanly reaches the deeper checks.
  if (choice % 2 === 0) return name
  let state = choice
  return [...name]
    .map((sign) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return SPELLINGS[(state >>> 16) % SPELLINGS.length]?.(sign) ?? sign
    })
    .join('')
}

const STEPS = [
  '..',
  '.',
  '...',
  '....',
  '..;',
  '~',
  'letters',
  '.hidden',
  'scans',
  'x',
  '',
  '*',
  '-',
]
const SEPARATORS = [
  '/',
  '/',
  '%2F',
  '%2f',
  '\\',
  '%5C',
  '%5c',
  '//',
  ':',
  '%00',
  '%0d%0a',
  '|',
  '%09',
]
const NAMES = [
  'canary.png',
  'canary.txt',
  '.hidden/canary.png',
  'letters/canary.txt',
  'letters/f1r.png',
  '..png',
  'etc/passwd',
  'proc/self/environ',
  'dev/zero',
  'C:canary.txt',
  'C:\\canary.txt',
  '\\\\127.0.0.1\\c$\\canary.txt',
  '\\\\?\\C:\\canary.txt',
  '\\\\.\\pipe\\canary',
  'CON',
  'NUL.png',
  'COM1',
  'letters/f1r.png::$DATA',
  'letters/f1r.png.',
  'letters/f1r.png ',
  'letters/f1r.png%00.txt',
  'LETTERS/F1R.PNG',
  'constructor',
  '__proto__',
  'a'.repeat(300),
  'a'.repeat(9_000),
]
const ENDINGS = [
  '',
  '/',
  '/info.json',
  '/info.json?x=/../..',
  '/full/max/0/default.png',
  '/0,0,9,9/max/0/default.png',
  '/full/full/0/default.png',
  '/full/max/0/default.txt',
  '/full/max/0/..%2fcanary.txt',
  '/../../canary.txt',
  '#/../canary.txt',
  '/..%00',
]
const STARTS = [
  '/x/image/3/',
  '/x/image/3/',
  '/x/image/2/',
  '/x/image/3',
  '/x/presentation/3/',
  '/x/../x/image/3/',
  '/x//image/3/',
  '/',
  '//',
  '',
  'http://127.0.0.1/x/image/3/',
  'file:///',
]

const address = fc
  .record({
    start: fc.constantFrom(...STARTS),
    steps: fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(...SEPARATORS)), {
      maxLength: 5,
    }),
    name: fc.constantFrom(...NAMES, 'WORLD/canary.txt', 'WORLD/canary.png'),
    ending: fc.constantFrom(...ENDINGS),
    choice: fc.nat(),
  })
  .map(({ start, steps, name, ending, choice }) => {
    const goal = name.replace('WORLD', world)
    return start + spell(steps.flat().join('') + goal, choice) + ending
  })
  // One byte a character, and no space, which would end the address.
  .map((text) =>
    Buffer.from(text)
      .toString('latin1')
      .replaceAll(/[\0-\x20]/g, '_'),
  )

/** What was published, spelled in ways of which some mean the same. */
const published = fc
  .record({
    start: fc.constantFrom('/x/image/3/', '/x/image/2/'),
    name: fc.constantFrom('letters%2Ff1r.png', 'letters%2FM%C3%BC%20100%25.png', '..png'),
    ending: fc.constantFrom(...ENDINGS),
    choice: fc.nat(),
  })
  .map(({ start, name, ending, choice }) => start + spell(name, choice) + ending)

/** Any bytes that a request line can hold. */
const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 80 })
  .map((codes) => `/x/image/3/${Buffer.from(codes).toString('latin1')}`.replaceAll(/[\s\0]/g, '%'))

/** Pictures that came, each once: they are looked at when all have come. */
const pictures = new Map<string, { readonly target: string; readonly body: Buffer }>()

function check(target: string, { status, head, body }: ManyAnswer): void {
  if (status < 200 || status >= 500) expect.fail(`${status} for ${JSON.stringify(target)}`)
  if (body.includes(CANARY_TEXT)) expect.fail(`${JSON.stringify(target)} gave the text`)
  if (status !== 200) return
  if (/content-type: image\//i.test(head)) pictures.set(body.toString('base64'), { target, body })
  else if (body.includes(`"width":${CANARY_SIDES.width},`)) {
    expect.fail(`${JSON.stringify(target)} described the canary`)
  }
}

test('100,000 addresses give nothing that was not published, and each is answered', async () => {
  let asked = 0
  let served = 0
  let slowest = 0
  const count = (target: string, answer: ManyAnswer): void => {
    asked += 1
    slowest = Math.max(slowest, answer.milliseconds)
    if (answer.status === 200) served += 1
    check(target, answer)
  }
  const any = fc.oneof({ weight: 8, arbitrary: address }, published, bytes)
  const pieces = fc.constantFrom(undefined, 100, 2_000)
  await fc.assert(
    // By seed: what fails names its address, and five hundred others need not be printed.
    fc.asyncProperty(fc.integer(), pieces, async (seed, piece) => {
      const targets = fc.sample(any, { numRuns: 500, seed })
      await askMany(server.port, { targets, onAnswer: count, piece, ahead: 48 })
    }),
    { numRuns: 200, endOnFailure: true },
  )
  printFigure(
    'A1',
    `${asked} addresses, ${served} of them served, ${pictures.size} pictures, all of what was published; ` +
      `the slowest burst of 48 took ${Math.round(slowest)} ms`,
  )
  expect(asked).toBe(100_000)
  // No request hangs: two seconds, on a machine that may be busy with other things.
  expect(slowest).toBeLessThan(4 * 2_000)
  // Some of them name what was published, or nothing was tested but refusals.
  expect(served).toBeGreaterThan(500)
  expect(pictures.size).toBeGreaterThan(0)
  for (const { target, body } of pictures.values()) {
    const [red = 0, green = 0] = await sharp(body).raw().toBuffer()
    expect([red, green], target).toEqual(OURS.slice(0, 2))
  }
  expect(server.process.exitCode).toBeNull()
}, 300_000)

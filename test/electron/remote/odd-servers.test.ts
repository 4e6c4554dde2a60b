// Servers as they are: busy, wrong, broken, and leading elsewhere. The same is told of documents and of pictures.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fetchResource } from '../../../electron/remote/fetch-document.ts'
import { openKeptAnswers } from '../../../electron/remote/kept-answers.ts'
import {
  openRemotePictures,
  type RemotePictures,
} from '../../../electron/remote/remote-pictures.ts'
import { Problem } from '../../../iiif/problem.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

let jpeg: Buffer
let bomb: Buffer
beforeAll(async () => {
  const plain = { width: 60, height: 40, channels: 3, background: '#a33' } as const
  jpeg = await sharp({ create: plain }).jpeg().toBuffer()
  // A little larger than any picture may be, in some thousand bytes.
  bomb = gzipSync(Buffer.alloc(65_000_000))
})

/** A server on loopback that answers the first requests with these, and all others with the last. */
async function serve(...answers: readonly http.RequestListener[]) {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    answers[Math.min(asked.length, answers.length) - 1]?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const answering =
  (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: () => Buffer | string = () => '',
  ): http.RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body())

const picture = answering(200, { 'Content-Type': 'image/jpeg' }, () => jpeg)
const busy = (status: number) => answering(status, { 'Retry-After': '0' })
const cut: http.RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': '9999' })
  response.write(jpeg.subarray(0, 100), () => response.destroy())
}

function openPictures(trusted: string): RemotePictures {
  const pictures = openRemotePictures({
    kept: openKeptAnswers({ folder: temporaryFolder(), limit: 1e9 }),
    isTrusted: (host) => Promise.resolve(host === trusted),
  })
  closing.push(() => pictures.close())
  return pictures
}

const never = new AbortController().signal
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

/** The same asked as a source by its address, and as a picture of the open object. */
const WAYS = [
  ['as a source', (host: string) => fetchResource(`http://${host}/a.jpg`)],
  [
    'for the window',
    (host: string) => openPictures(host).getPicture(`http://${host}/a.jpg`, never),
  ],
] as const

describe.each(WAYS)('A picture that is asked for %s', (_way, ask) => {
  test.each([
    ['of a server that is busy at first', [busy(503), busy(429), picture]],
    ['that is called a text', [answering(200, { 'Content-Type': 'text/plain' }, () => jpeg)]],
    ['that lies elsewhere on the server', [answering(302, { Location: '/b.jpg' }), picture]],
    ['that is packed', [answering(200, { 'Content-Encoding': 'gzip' }, () => gzipSync(jpeg))]],
  ])('%s is had', async (_what, answers) => {
    const { host } = await serve(...answers)
    expect((await ask(host)).body.equals(jpeg)).toBe(true)
  })

  test.each([
    ['of a server that stays busy', busy(429), /^remote\/busy$/],
    ['that is not there', answering(404, {}), /^remote\/(picture-)?refused$/],
    [
      'that is a page',
      answering(200, { 'Content-Type': 'text/html' }, () => '<p>Log in</p>'),
      /^remote\/not-a-(picture|document)$/,
    ],
    [
      'that grows when it is unpacked',
      answering(200, { 'Content-Encoding': 'gzip' }, () => bomb),
      /^remote\/too-large$/,
    ],
    [
      'that cannot be unpacked',
      answering(200, { 'Content-Encoding': 'gzip' }, () => 'no gzip'),
      /^remote\/garbled$/,
    ],
    ['that is cut', cut, /^remote\/down$/],
  ] as const)('%s is refused in words of its own', async (_what, answer, code) => {
    const { host } = await serve(answer)
    expect(await codeOf(ask(host))).toMatch(code)
  })

  test('is not looked for in a private network where a redirect leads there', async () => {
    const inner = await serve(picture)
    const outer = await serve(answering(302, { Location: `http://${inner.host}/secret.jpg` }))
    expect(await codeOf(ask(outer.host))).toBe('remote/led-elsewhere')
    expect(inner.asked).toEqual([])
  })
})

test('what a service says of an image is refused where it is no such thing', async () => {
  const { host } = await serve(answering(200, { 'Content-Type': 'application/json' }, () => '[1'))
  const asked = openPictures(host).getInformation(`http://${host}/iiif/1`, never)
  expect(await codeOf(asked)).toBe('remote/not-information')
})

import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { writeGrid } from '../conformance/image/grid.ts'
import { publishedFile, startImageServer, type TestImageServer } from '../support/image-server.ts'
import { printFigure } from '../support/print-figure.ts'
import { requestRaw } from '../support/raw-http.ts'
import { openBrowser, type Browser } from './support/browser.ts'

const SECRET = 'f47ac10b58cc4372a5670e02b2c3d479'
const IMAGE = 'image/3/f1r.png/0,0,30,20/max/0/default.png'
const INFORMATION = 'image/3/f1r.png/info.json'
const MANIFEST = 'presentation/3/manifest.json'

/** What a page may take for the segment that it does not know. */
const GUESSES = [
  '',
  'open',
  'x',
  'image',
  'iiif',
  'secret',
  'florilegium',
  SECRET.toUpperCase(),
  SECRET.slice(1),
  `${SECRET}0`,
  `%66${SECRET.slice(1)}`.toUpperCase(),
  '*',
  '.',
  '..%2F',
  '__proto__',
  'constructor',
]

test.describe('A page of the web that the scholar looks at meanwhile', () => {
  let server: TestImageServer
  let pages: http.Server
  let stranger: Browser
  let root: string

  test.beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-stranger-'))
    await writeGrid(path.join(root, 'f1r.png'))
    server = await startImageServer()
    await server.publish(SECRET, [await publishedFile(root, 'f1r.png')])
    pages = http.createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>Elsewhere</title><body>')
    })
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
    // Another port is another origin.
    stranger = await openBrowser(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`)
    await expect(stranger.page).toHaveTitle('Elsewhere')
  })
  test.afterEach(async () => {
    await stranger.close()
    await new Promise((resolve) => pages.close(resolve))
    await server.stop()
    await rm(root, { recursive: true })
  })

  const bodyOf = async (target: string): Promise<string> =>
    (await requestRaw(server.port, { target: `/${SECRET}/${target}` })).body.toString('base64')

  test('reads nothing without the secret segment, and changes nothing even with it', async () => {
    const before = await Promise.all([INFORMATION, IMAGE].map(bodyOf))
    // That the attempts could succeed: whoever was given the address does read.
    const given = await stranger.page.evaluate(tryToRead, [
      `${server.origin}/${SECRET}/${INFORMATION}`,
      `${server.origin}/${SECRET}/${IMAGE}`,
    ])
    expect(given.successes.length).toBeGreaterThan(0)

    const said = server.messages.length
    const guessed = GUESSES.flatMap((guess) =>
      [INFORMATION, IMAGE, MANIFEST].map((target) => `${server.origin}/${guess}/${target}`),
    )
    const read = await stranger.page.evaluate(tryToRead, guessed)
    expect(read.successes).toEqual([])
    // Nobody was even asked to make a document.
    expect(server.messages).toHaveLength(said)

    const known = [INFORMATION, IMAGE, 'image/3/f1r.png', MANIFEST]
    const written = await stranger.page.evaluate(
      tryToWrite,
      known.map((target) => `${server.origin}/${SECRET}/${target}`),
    )
    expect(written.successes).toEqual([])

    const attempts = read.attempts + written.attempts
    printFigure(
      'A4',
      `${attempts} attempts of a page of another origin to read or to change, 0 of them successful`,
    )
    expect(attempts).toBeGreaterThanOrEqual(200)
    expect(await Promise.all([INFORMATION, IMAGE].map(bodyOf))).toEqual(before)
    expect(server.process.exitCode).toBeNull()
  })
})

interface Attempts {
  readonly attempts: number
  readonly successes: readonly string[]
}

/** In the page: every way in which one can take in what lies elsewhere. */
async function tryToRead(addresses: readonly string[]): Promise<Attempts> {
  const isLoaded = (element: HTMLElement, succeeds: () => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (): void => {
        resolve(succeeds())
        element.remove()
      }
      element.addEventListener('load', settle)
      element.addEventListener('error', () => {
        resolve(false)
        element.remove()
      })
      setTimeout(settle, 30_000)
      document.body.append(element)
    })
  const ways: Readonly<Record<string, (address: string) => Promise<boolean>>> = {
    fetch: async (address) => (await fetch(address)).ok,
    'fetch without CORS': async (address) => (await fetch(address, { mode: 'no-cors' })).ok,
    XMLHttpRequest: (address) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.open('GET', address)
        request.onloadend = () => resolve(request.status === 200)
        request.send()
      }),
    img: (address) => {
      const image = new Image()
      image.src = address
      return isLoaded(image, () => image.naturalWidth > 0)
    },
    script: (address) => {
      const script = document.createElement('script')
      script.src = address
      let isRun = false
      script.addEventListener('load', () => (isRun = true))
      return isLoaded(script, () => isRun)
    },
    iframe: (address) => {
      const frame = document.createElement('iframe')
      frame.src = address
      return isLoaded(frame, () => {
        try {
          return frame.contentWindow?.document.body.textContent?.includes('{') ?? false
        } catch {
          return false
        }
      })
    },
    EventSource: (address) =>
      new Promise((resolve) => {
        const source = new EventSource(address)
        source.onopen = () => resolve(true)
        source.onerror = () => {
          source.close()
          resolve(false)
        }
      }),
  }
  const successes: string[] = []
  let attempts = 0
  const outcomes = addresses.flatMap((address) =>
    Object.entries(ways).map(async ([way, attempt]) => {
      attempts += 1
      if (await attempt(address).catch(() => false)) successes.push(`${way} of ${address}`)
    }),
  )
  await Promise.all(outcomes)
  return { attempts, successes }
}

/** In the page: every way in which one can send something there. */
async function tryToWrite(addresses: readonly string[]): Promise<Attempts> {
  const successes: string[] = []
  let attempts = 0
  const note = async (way: string, attempt: Promise<boolean>): Promise<void> => {
    attempts += 1
    if (await attempt.catch(() => false)) successes.push(way)
  }
  for (const address of addresses) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
        const headers = { 'Content-Type': type }
        const attempt = fetch(address, { method, headers, body: '{"a":1}' })
        await note(
          `${method} ${type} to ${address}`,
          attempt.then(({ ok }) => ok),
        )
      }
    }
    const socket = new WebSocket(address.replace('http:', 'ws:'))
    await note(
      `WebSocket to ${address}`,
      new Promise((resolve) => {
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      }),
    )
    const frame = document.createElement('iframe')
    frame.name = `frame${attempts}`
    const form = document.createElement('form')
    form.method = 'post'
    form.action = address
    form.target = frame.name
    document.body.append(frame, form)
    const isSent = new Promise<boolean>((resolve) => {
      frame.addEventListener('load', () => resolve(false))
      setTimeout(() => resolve(false), 2_000)
    })
    form.submit()
    // What came of it shows in the state of the server, at which is looked afterwards.
    await note(`form to ${address}`, isSent)
    navigator.sendBeacon(address, 'a=1')
    await note(`beacon to ${address}`, Promise.resolve(false))
  }
  return { attempts, successes }
}

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openRemoteClient, type RemoteRequest } from '../../../electron/remote/http-client.ts'
import { isPrivateAddress } from '../../../electron/remote/private-address.ts'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on loopback; returns its `host:port`. */
async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const get = (address: string): RemoteRequest => ({
  method: 'GET',
  address,
  headers: {},
  redirects: 'follow',
})

describe('The client for other computers', () => {
  test('sends an address exactly as it is written', async () => {
    const seen: unknown[] = []
    const host = await serve(({ url, headers }, response) => {
      seen.push(url, headers.cookie, headers.referer)
      response.end()
    })
    const client = openRemoteClient({ host })
    await client.send(get(`http://${host}/a/%2e%2E/%5Eb%2Fc/../d`))
    expect(seen).toEqual(['/a/%2e%2E/%5Eb%2Fc/../d', undefined, undefined])
    client.close()
  })

  test('asks at most four things at once', async () => {
    let open = 0
    let most = 0
    const host = await serve((_request, response) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        response.end('done')
      }, 20)
    })
    const client = openRemoteClient({ host })
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => client.send(get(`http://${host}/${index}`))),
    )
    expect(most).toBe(4)
    client.close()
  })

  test('follows a redirect of the server that was named, and tells of one when that is wanted', async () => {
    const host = await serve(({ url }, response) => {
      if (url === '/there') response.end('found')
      else response.writeHead(303, { Location: '/there' }).end()
    })
    const client = openRemoteClient({ host })
    const followed = await client.send(get(`http://${host}/here`))
    expect(followed).toMatchObject({ status: 200, body: Buffer.from('found') })
    const told = await client.send({ ...get(`http://${host}/here`), redirects: 'tell' })
    expect(told).toMatchObject({ status: 303, headers: { location: ['/there'] } })
    client.close()
  })

  test('is not led into private networks: nobody asked for those', async () => {
    let hits = 0
    const inner = await serve((_request, response) => {
      hits += 1
      response.end('secret')
    })
    const port = inner.split(':')[1] ?? ''
    const places = [
      `http://${inner}/`,
      `http://localhost:${port}/`,
      `http://2130706433:${port}/`,
      `http://0177.0.0.1:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://0:${port}/`,
      'file:///etc/passwd',
      'ftp://example.org/',
    ]
    for (const place of places) {
      const host = await serve((_request, response) => {
        response.writeHead(302, { Location: place }).end()
      })
      const client = openRemoteClient({ host })
      await expect(client.send(get(`http://${host}/a`)), place).rejects.toMatchObject({
        name: 'Problem',
      })
      client.close()
    }
    expect(hits).toBe(0)
  })

  test('does not go round in circles', async () => {
    const host = await serve((_request, response) => {
      response.writeHead(302, { Location: '/again' }).end()
    })
    const client = openRemoteClient({ host })
    await expect(client.send(get(`http://${host}/`))).rejects.toMatchObject({
      code: 'check/led-elsewhere',
    })
    client.close()
  })

  test('a cut answer, and nobody listening, are told in a sentence', async () => {
    const host = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half')
      response.socket?.destroy()
    })
    const client = openRemoteClient({ host })
    for (const address of [`http://${host}/`, 'http://127.0.0.1:9/']) {
      await expect(client.send(get(address))).rejects.toMatchObject({ name: 'Problem' })
    }
    client.close()
  })

  test('ends at once when it is cancelled', async () => {
    const host = await serve(() => undefined)
    const cancelling = new AbortController()
    const client = openRemoteClient({ host, signal: cancelling.signal })
    const sent = client.send(get(`http://${host}/`))
    cancelling.abort(new Error('cancelled'))
    await expect(sent).rejects.toThrow('cancelled')
    client.close()
  })
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.20', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['fe80::1', true],
  ['fd12::1', true],
  ['2001:4860:4860::8888', false],
])('%s is of a private network: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})

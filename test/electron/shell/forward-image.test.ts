import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forwardImage } from '../../../electron/shell/forward-image.ts'

/** Says back what it was asked, as an image server that notes every byte of the address would. */
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Link', '<http://127.0.0.1:1/secret/>;rel="canonical"')
  response.setHeader('ETag', '"1"')
  if (request.url?.includes('/gone/')) response.statusCode = 404
  const { host } = request.headers
  response.end(JSON.stringify({ id: `http://${host}${request.url}`, asked: request.url }))
})

describe('An image on its way from the image server to the window', () => {
  let base: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = (path: string): Promise<Response> =>
    forwardImage({
      base,
      path,
      address: `app://florilegium${path}`,
      method: 'GET',
      signal: new AbortController().signal,
    })

  test.each(['a%2Fb', '%25', '%23%3F', "f.%201r'!()*~", '%C3%A9%0A'])(
    'the identifier %s arrives as it was written',
    async (identifier) => {
      const path = `/image/3/${identifier}/full/max/0/default.jpg`
      expect(await (await ask(path)).json()).toMatchObject({ asked: `/secret${path}` })
    },
  )

  test('the information says the address that the window asked for, in its version', async () => {
    const answer = await ask('/image/3/f.1r/info.json')
    expect(await answer.json()).toMatchObject({ id: 'app://florilegium/image/3/f.1r' })
  })

  test('no header tells where the server is', async () => {
    const answer = await ask('/image/3/f.1r/full/max/0/default.jpg')
    expect(answer.headers.get('Link')).toBeNull()
    expect(answer.headers.get('ETag')).toBe('"1"')
  })

  test('a refusal keeps its status', async () => {
    expect((await ask('/image/3/gone/info.json')).status).toBe(404)
  })

  test('a request that the window dropped ends', async () => {
    const dropped = new AbortController()
    dropped.abort()
    const order = { base, path: '/image/3/a', address: '', method: 'GET', signal: dropped.signal }
    await expect(forwardImage({ ...order, method: 'GET' })).rejects.toThrow()
  })
})

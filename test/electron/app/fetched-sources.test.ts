// What stands at an address: a source of canvases or a collection; and what is refused, whatever a document says.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFetchedSources, type FetchedSources } from '../../../electron/app/fetched-sources.ts'
import { openLog } from '../../../electron/app/log.ts'
import { openRemoteServers, type RemoteServers } from '../../../electron/app/remote-servers.ts'
import { openSettings } from '../../../electron/app/settings.ts'
import { Problem } from '../../../iiif/problem.ts'
import { canvasesOffered } from '../../../iiif/project/import/kept-sources.ts'
import { startLibrary, type LibraryServer } from '../../support/library-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let library: LibraryServer
let servers: RemoteServers
let sources: FetchedSources

beforeAll(async () => {
  library = await startLibrary()
})
afterAll(() => library.stop())
beforeEach(() => {
  const folder = temporaryFolder()
  servers = openRemoteServers(openSettings(folder, openLog(folder)))
  sources = openFetchedSources(servers)
  library.asked.length = 0
})

const typed = (path: string) =>
  sources.fetch({ address: `${library.origin}${path}`, found: 'typed' })
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

describe('What stands at an address that was typed', () => {
  test.each([
    ['/manifest.json', { kind: 'manifest', version: '3.0', count: 4 }],
    ['/older.json', { kind: 'manifest', version: '2.1', count: 4 }],
    ['/iiif/2/info.json', { kind: 'image-service', version: undefined, count: 1 }],
    ['/seal.jpg', { kind: 'image', version: undefined, count: 1 }],
  ] as const)('%s is a source: %o', async (path, { kind, version, count }) => {
    const fetched = await typed(path)
    if (fetched?.kind !== 'source') return expect.fail(JSON.stringify(fetched))
    expect(fetched.source.kind).toBe(kind)
    expect(fetched.source.version).toBe(version)
    expect(fetched.source.address).toBe(`${library.origin}${path}`)
    expect(fetched.source.hash).toMatch(/^[\da-f]{64}$/)
    expect(canvasesOffered(fetched.source)).toHaveLength(count)
  })

  test.each([
    ['/collection.json', ['Collection', 'Manifest']],
    ['/herbals.json', ['Manifest']],
  ])('%s is a collection, of which nothing is fetched yet', async (path, types) => {
    const fetched = await typed(path)
    if (fetched?.kind !== 'collection') return expect.fail(JSON.stringify(fetched))
    expect(fetched.items.map(({ type }) => type)).toEqual(types)
    expect(library.asked).toEqual([path])
  })

  test('may be nothing, and is then refused with a sentence', async () => {
    expect(await codeOf(typed('/nothing.json'))).toBe('remote/refused')
  })
})

describe('An address that a document named', () => {
  const named = (host: string) =>
    sources.fetch({ address: `http://${host}/manifest.json`, found: 'in-document' })

  test('leads into no private network', async () => {
    expect(await codeOf(named(library.host))).toBe('remote/led-elsewhere')
    expect(library.asked).toEqual([])
  })

  test('is followed where the scholar typed an address of the same server', async () => {
    await typed('/collection.json')
    expect((await named(library.host))?.kind).toBe('source')
  })
})

test('what is being fetched is given up when the scholar cancels', async () => {
  const asked = typed('/seal.jpg')
  sources.cancel()
  expect(await asked).toBeUndefined()
})

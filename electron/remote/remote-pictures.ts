import { Problem, problem } from '../../iiif/problem.ts'
import { askPatiently, pauseUntil } from './ask-patiently.ts'
import { decodeBody } from './decode-body.ts'
import { openRemoteClient, type RemoteClient } from './http-client.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { mediaTypeOf } from './picture-kind.ts'
import { asRemoteProblem } from './remote-problem.ts'

/** A picture of another server. */
export interface RemotePicture {
  readonly mediaType: string
  readonly body: Buffer
}

/** Pictures of other servers and what they say of their images, each asked for once and then kept. */
export interface RemotePictures {
  /** @throws Problem `remote/…`; the reason of the signal */
  getPicture(address: string, signal: AbortSignal): Promise<RemotePicture>
  /**
   * The information document of an image service, as it came.
   * @param service its address without slash at the end
   * @throws Problem `remote/…`; the reason of the signal
   */
  getInformation(service: string, signal: AbortSignal): Promise<object>
  /** Closes what is open. */
  close(): void
}

export interface RemotePicturesOptions {
  readonly kept: KeptAnswers
  /** True for a server, `host` or `host:port`, that may lie in a private network: the scholar said so. */
  readonly isTrusted: (host: string) => Promise<boolean>
}

/** In bytes, of one picture and of one document. */
const LARGEST_PICTURE = 64_000_000
const LARGEST_DOCUMENT = 2_000_000
/** A few connections for each server; servers that are asked no more are let go. */
const MOST_SERVERS = 32

/** Asks other servers for pictures: politely, within limits, and never into a private network but where it is trusted. */
export function openRemotePictures({ kept, isTrusted }: RemotePicturesOptions): RemotePictures {
  const clients = new Map<string, Promise<RemoteClient>>()
  const underWay = new Map<string, Promise<Buffer>>()

  const openClient = async (host: string): Promise<RemoteClient> =>
    openRemoteClient({ largest: LARGEST_PICTURE, ...((await isTrusted(host)) && { host }) })

  function clientFor(host: string): Promise<RemoteClient> {
    const known = clients.get(host) ?? openClient(host)
    clients.delete(host)
    clients.set(host, known)
    for (const [other, client] of clients) {
      if (clients.size <= MOST_SERVERS) break
      clients.delete(other)
      void client.then((opened) => opened.close())
    }
    return known
  }

  async function ask(address: string, accept: string, signal: AbortSignal): Promise<Buffer> {
    const { host } = new URL(address)
    const client = await clientFor(host)
    try {
      const headers = { accept, 'accept-encoding': 'gzip, deflate, br' }
      const {
        status,
        headers: answered,
        body,
      } = await askPatiently(
        host,
        () => client.send({ method: 'GET', address, headers, redirects: 'follow', signal }),
        pauseUntil(signal),
      )
      if (status !== 200) throw problem('remote/picture-refused', { host, status })
      const decoded = await decodeBody(body, answered['content-encoding'] ?? [], LARGEST_PICTURE)
      if (decoded === 'garbled') throw problem('remote/garbled', { host })
      if (decoded === 'too-large') {
        throw problem('remote/too-large', { host, limit: LARGEST_PICTURE / 1_000_000 })
      }
      return decoded
    } catch (error) {
      throw error instanceof Problem ? asRemoteProblem(error, host, LARGEST_PICTURE) : error
    }
  }

  /** One request for each address at a time. Who asked first may give up: then the next asks anew. */
  async function getOnce(address: string, accept: string, signal: AbortSignal): Promise<Buffer> {
    const running = underWay.get(address)
    if (running) {
      try {
        return await running
      } catch (error) {
        if (signal.aborted || error instanceof Problem) throw error
      }
    }
    const asking = ask(address, accept, signal).finally(() => underWay.delete(address))
    underWay.set(address, asking)
    return asking
  }

  return {
    async getPicture(address, signal) {
      checkAddress(address)
      const before = await kept.find(address)
      const type = before && mediaTypeOf(before)
      if (before && type !== undefined) return { mediaType: type, body: before }
      const body = await getOnce(address, 'image/*', signal)
      const mediaType = mediaTypeOf(body)
      if (mediaType === undefined) throw problem('remote/not-a-picture', hostIn(address))
      await kept.keep(address, body)
      return { mediaType, body }
    },

    async getInformation(service, signal) {
      const address = `${service}/info.json`
      checkAddress(address)
      const before = await kept.find(address)
      const known = before && parse(before)
      if (known !== undefined) return known
      const body = await getOnce(address, 'application/ld+json, application/json;q=0.9', signal)
      const document = body.length <= LARGEST_DOCUMENT ? parse(body) : undefined
      if (document === undefined) throw problem('remote/not-information', hostIn(address))
      await kept.keep(address, body)
      return document
    },

    close() {
      for (const client of clients.values()) void client.then((opened) => opened.close())
      clients.clear()
    },
  }
}

function checkAddress(address: string): void {
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(address) || !URL.canParse(address)) {
    throw problem('remote/address-malformed', { address })
  }
}

const hostIn = (address: string): { readonly host: string } => ({ host: new URL(address).host })

function parse(body: Buffer): object | undefined {
  try {
    const document: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''))
    return typeof document === 'object' && document !== null ? document : undefined
  } catch {
    return undefined
  }
}

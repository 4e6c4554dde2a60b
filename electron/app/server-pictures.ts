import http from 'node:http'
import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import type { ImageVersion } from '../../iiif/image/versions.ts'
import { getRecord, type LocalImage, type Project } from '../../iiif/project/model.ts'
import { imageFailed } from '../export/run-site.ts'

/** What the image server is asked for, after the identifier. */
export interface PictureOrder {
  readonly version: ImageVersion
  readonly parameters: string
}

export interface ServerPictures {
  readonly project: Project
  /** `http://127.0.0.1:{port}/{prefix}`: where the image server answers for the project. */
  readonly base: string
  readonly agent: http.Agent
  readonly signal: AbortSignal
}

/**
 * Has the image server make a picture, as it makes them for everyone.
 *
 * @throws Problem `export/image-failed`; the reason of the signal
 */
export const fetchServerPicture = (
  { project, base, agent, signal }: ServerPictures,
  image: LocalImage,
  request: PictureOrder,
): Promise<Uint8Array> =>
  fetchPicture(addressOf(project, image, { base, request }), { agent, signal, name: image.path })

interface Asked {
  readonly base: string
  readonly request: PictureOrder
}

function addressOf(project: Project, image: LocalImage, { base, request }: Asked): string {
  const folder = getRecord(project, 'Folder', image.folder)
  const identifier = encodeIdentifier(identifierOf(folder, image.path))
  return `${base}/image/${request.version}/${identifier}/${request.parameters}`
}

interface Fetching {
  readonly agent: http.Agent
  readonly signal: AbortSignal
  /** Of the image, for the sentence that says it failed. */
  readonly name: string
}

/** In milliseconds, before a server that is busy or just starting again is asked once more. */
const RETRY_DELAYS = [200, 500, 1000, 2000, 4000]

async function fetchPicture(address: string, fetching: Fetching): Promise<Uint8Array> {
  for (const delay of RETRY_DELAYS) {
    const answer = await ask(address, fetching).catch(() => undefined)
    if (answer?.status === 200) return answer.body
    fetching.signal.throwIfAborted()
    if (answer && answer.status !== 503) break
    await new Promise((resolve) => setTimeout(resolve, delay))
  }
  return imageFailed(fetching.name)
}

function ask(
  address: string,
  { agent, signal }: Fetching,
): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, signal }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
  })
}

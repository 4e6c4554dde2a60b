import { baseAddressOf } from '../../../iiif/image-check/address.ts'
import type { CheckAnswer, CheckRequest } from '../../../iiif/image-check/exchange.ts'
import type { ImageCheckReport } from '../../../iiif/image-check/report.ts'
import { runCheck, type CheckProgress } from '../../../iiif/image-check/run-check.ts'
import type { Wanted } from '../../../iiif/image-check/subject.ts'
import { Problem } from '../../../iiif/problem.ts'
import { openRemoteClient, type RemoteAnswer, type RemoteClient } from '../../remote/http-client.ts'
import { readPicture } from './read-picture.ts'

export interface ImageCheckOptions {
  readonly wanted?: Wanted
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CheckProgress) => void
}

/**
 * Holds an image server against the rules of the Image API, by one of its images.
 *
 * @param typed any address of the image, as a person types it; that they did is leave to ask this server,
 *   also where it lies in their own network
 * @throws Problem `check/address-malformed`, `check/unreachable`, `check/led-elsewhere`; the reason of the signal
 */
export async function checkImageServer(
  typed: string,
  { wanted = {}, signal, onProgress }: ImageCheckOptions = {},
): Promise<ImageCheckReport> {
  const base = baseAddressOf(typed)
  const client = openRemoteClient({ host: new URL(base).host, ...(signal ? { signal } : {}) })
  try {
    return await runCheck(base, {
      fetch: fetchOnce(client),
      wanted,
      ...(onProgress ? { onProgress } : {}),
    })
  } finally {
    client.close()
  }
}

/**
 * Asks for the same thing only once, whichever rules want it. Where nothing comes at all, the first request
 * ends the check; any later one is an answer like others, since it tells of the server.
 */
function fetchOnce(client: RemoteClient): (request: CheckRequest) => Promise<CheckAnswer> {
  const asked = new Map<string, Promise<CheckAnswer>>()
  const carryOut = async (request: CheckRequest): Promise<CheckAnswer> =>
    readAnswer(await client.send(request))
  const carryOutLater = async (request: CheckRequest): Promise<CheckAnswer> => {
    try {
      return await carryOut(request)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const reason = error.details['reason'] ?? 'it leads elsewhere'
      return { status: 0, headers: {}, length: 0, text: String(reason), picture: undefined }
    }
  }
  return (request) => {
    const key = JSON.stringify(request)
    const known = asked.get(key)
    if (known) return known
    const answer = asked.size === 0 ? carryOut(request) : carryOutLater(request)
    asked.set(key, answer)
    return answer
  }
}

/** In bytes: information documents and sentences are shorter. */
const LARGEST_TEXT = 4 * 1024 * 1024

async function readAnswer({ status, headers, body }: RemoteAnswer): Promise<CheckAnswer> {
  const picture = await readPicture(body)
  const isText = !picture && body.length <= LARGEST_TEXT
  return {
    status,
    headers,
    length: body.length,
    text: isText ? body.toString('utf8') : '',
    picture,
  }
}

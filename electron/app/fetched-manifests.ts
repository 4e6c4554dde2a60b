import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ChosenPlace } from '../contract/app-api.ts'
import { fetchDocument } from '../remote/fetch-document.ts'
import type { ChosenPlaces } from './chosen-places.ts'
import type { RemoteServers } from './remote-servers.ts'

/** Manifests that were fetched by an address that the scholar typed. */
export interface FetchedManifests {
  /**
   * Fetches a manifest; undefined when that was cancelled, also by another that began.
   * @throws Problem `remote/…`
   */
  fetch(address: string): Promise<ChosenPlace | undefined>
  cancel(): void
  /** Where a file of these was fetched. */
  addressOf(file: string): string | undefined
}

export function openFetchedManifests({
  caches,
  chosen,
  servers,
}: {
  /** A folder that may be deleted at any time. */
  readonly caches: string
  readonly chosen: ChosenPlaces
  readonly servers: RemoteServers
}): FetchedManifests {
  const folder = path.join(caches, 'fetched')
  const addresses = new Map<string, string>()
  let fetching: AbortController | undefined

  return {
    async fetch(typed) {
      fetching?.abort()
      const own = (fetching = new AbortController())
      try {
        const bytes = await fetchDocument(typed, { signal: own.signal })
        const address = typed.trim()
        servers.noteTyped(new URL(address).host)
        const name = `${createHash('sha256').update(bytes).digest('hex')}.json`
        await mkdir(folder, { recursive: true })
        const file = path.join(folder, name)
        await writeFile(file, bytes)
        addresses.set(file, address)
        return chosen.add(file)
      } catch (error) {
        if (own.signal.aborted) return undefined
        throw error
      } finally {
        if (fetching === own) fetching = undefined
      }
    },
    cancel: () => fetching?.abort(),
    addressOf: (file) => addresses.get(file),
  }
}

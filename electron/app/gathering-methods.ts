import type { GatheringApi } from '../contract/gathering.ts'
import type { FetchedSources } from './fetched-sources.ts'
import type { RemoteImages } from './remote-images.ts'

/** What the window may ask of other servers for its sources, and keep of their pictures. */
export const gatheringMethods = (sources: FetchedSources, images: RemoteImages) =>
  ({
    fetchSource: (order) => sources.fetch(order),
    cancelFetchingSources: () => sources.cancel(),
    keepOffline: (part) => images.keep(part),
    async finishOffline(image) {
      await images.offline.finish(image)
      return images.offline.list()
    },
    listOffline: () => images.offline.list(),
    async removeOffline(addresses) {
      for (const image of addresses) await images.offline.remove(image)
      return images.offline.list()
    },
  }) satisfies {
    readonly [Method in keyof GatheringApi]: (
      ...parameters: Parameters<GatheringApi[Method]>
    ) => ReturnType<GatheringApi[Method]> | Promise<ReturnType<GatheringApi[Method]>>
  }

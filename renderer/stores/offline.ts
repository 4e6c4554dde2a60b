import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { OfflineImage } from '../../electron/contract/offline.ts'
import { app, valueOf } from '../app-api.ts'

/** The images of others that are kept for good, by their addresses. Main keeps them. */
export const useOffline = defineStore('offline', () => {
  const images = shallowRef<ReadonlyMap<string, OfflineImage>>(new Map())

  function update(list: readonly OfflineImage[] | undefined): void {
    if (list) images.value = new Map(list.map((one) => [one.image, one]))
  }

  return {
    images,
    update,
    load: async (): Promise<void> => update(await valueOf(app().listOffline())),
    remove: async (addresses: readonly string[]): Promise<void> =>
      update(await valueOf(app().removeOffline([...addresses]))),
  }
})

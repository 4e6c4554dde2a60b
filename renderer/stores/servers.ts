import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { imagesIn, serverOf } from '../../iiif/project/painting.ts'
import { app, valueOf } from '../app-api.ts'
import { useProject } from './project.ts'

/** The servers of others that may be asked for pictures. Main keeps them, and asks no other. */
export const useServers = defineStore('servers', () => {
  const project = useProject()
  const allowed = shallowRef<readonly string[]>([])

  const update = (hosts: readonly string[] | undefined): void => {
    allowed.value = hosts ?? allowed.value
  }

  /** Servers that hold pictures of the canvases at hand and were not allowed yet, with how many canvases wait. */
  const waiting = computed(() => {
    const counts = new Map<string, number>()
    for (const { painting } of project.canvases) {
      for (const host of new Set(painting.flatMap(({ body }) => imagesIn(body)).map(hostOf))) {
        if (host !== undefined && !allowed.value.includes(host)) {
          counts.set(host, (counts.get(host) ?? 0) + 1)
        }
      }
    }
    return counts
  })

  return {
    allowed,
    waiting,
    isAllowed: (host: string | undefined): boolean =>
      host !== undefined && allowed.value.includes(host),
    load: async (): Promise<void> => update(await valueOf(app().listServers())),
    allow: async (hosts: readonly string[]): Promise<void> =>
      update(await valueOf(app().allowServers([...hosts]))),
    forbid: async (host: string): Promise<void> => update(await valueOf(app().forbidServer(host))),
  }
})

const hostOf = (image: ReturnType<typeof imagesIn>[number]): string | undefined =>
  image.type === 'RemoteImage' ? serverOf(image) : undefined

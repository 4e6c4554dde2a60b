import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { canvasesOffered, keptSources } from '../../iiif/project/import/kept-sources.ts'
import type { CanvasRecord } from '../../iiif/project/model.ts'
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
  const waiting = computed(() => countWaiting(project.canvases, allowed.value))
  /** The same for the canvases that the sources offer. */
  const waitingInSources = computed(() =>
    countWaiting(
      project.project ? keptSources(project.project).flatMap(canvasesOffered) : [],
      allowed.value,
    ),
  )

  return {
    allowed,
    waiting,
    waitingInSources,
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

function countWaiting(
  canvases: readonly Pick<CanvasRecord, 'painting'>[],
  allowed: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { painting } of canvases) {
    for (const host of new Set(painting.flatMap(({ body }) => imagesIn(body)).map(hostOf))) {
      if (host !== undefined && !allowed.includes(host)) {
        counts.set(host, (counts.get(host) ?? 0) + 1)
      }
    }
  }
  return counts
}

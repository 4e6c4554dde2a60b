import { computed, shallowRef, watch } from 'vue'
import { problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import type { CanvasRecord, LocalImage } from '../../iiif/project/model.ts'
import { serverOf } from '../../iiif/project/painting.ts'
import { useLayers } from '../stores/layers.ts'
import { useSources } from '../stores/sources.ts'
import { problemOfImage } from './image-problem.ts'

/** Why the image of a canvas cannot be shown: as its folder says, or as the image server does. */
export function useImageProblem(canvas: () => CanvasRecord | undefined) {
  const sources = useSources()
  const layers = useLayers()
  const refused = shallowRef<ProblemReport>()

  const image = computed(() => {
    const shown = canvas()
    const painted = shown && layers.imageOn(shown)
    return painted?.type === 'Image' ? painted : undefined
  })
  const remote = computed(() => {
    const shown = canvas()
    const painted = shown && layers.imageOn(shown)
    return painted?.type === 'RemoteImage' ? painted : undefined
  })
  const known = computed(
    () => image.value && problemOfImage(image.value, sources.contentOf(image.value.folder)),
  )
  /** Changes when the file is put back or replaced; milliseconds since 1970. */
  const modified = computed(() => image.value && sources.findEntry(image.value)?.modified)
  // What the server said was true of the file as it was then.
  watch([image, remote, modified, known], () => (refused.value = undefined))

  /** A tile could not be had: asks why, since one lost tile is no reason to hide the image. */
  async function ask(address: string): Promise<void> {
    const asked = image.value
    if (!asked) {
      const host = remote.value && serverOf(remote.value)
      if (host !== undefined) refused.value = reportOf(problem('remote/picture-lost', { host }))
      return
    }
    const { status } = await fetch(address).catch(() => ({ status: 503 }))
    if (image.value === asked) refused.value = problemOfStatus(status, asked)
  }

  return {
    problem: computed(() => known.value ?? refused.value),
    modified,
    ask,
    forget: (): void => {
      refused.value = undefined
    },
  }
}

function problemOfStatus(status: number, { path }: LocalImage): ProblemReport | undefined {
  if (status < 400) return undefined
  if (status === 404 || status === 410)
    return reportOf(problem('image/file-gone', { identifier: path }))
  if (status === 502 || status === 503) return reportOf(problem('image/busy'))
  return reportOf(problem('image/damaged', { identifier: path }))
}

import type { CanvasRecord } from '../../iiif/project/model.ts'
import { imageShownOn } from '../../iiif/composition/shown-painting.ts'
import { serverOf } from '../../iiif/project/painting.ts'
import { text } from '../locales/index.ts'
import { useServers } from '../stores/servers.ts'

/** The computer that the picture of a canvas is on; undefined where it is on this one, or there is none. */
export function hostOf(canvas: CanvasRecord): string | undefined {
  const image = imageShownOn(canvas)
  return image?.type === 'RemoteImage' ? serverOf(image) : undefined
}

/** Why there is no picture of a canvas to be seen. */
export function whyMissing(canvas: CanvasRecord): string {
  const host = hostOf(canvas)
  if (host !== undefined) {
    if (!navigator.onLine) return text('offline.missing', { host })
    return text(useServers().isAllowed(host) ? 'manifests.remoteMissing' : 'manifests.remote', {
      host,
    })
  }
  if (canvas.painting.length === 0) return text('canvases.noPicture')
  const isOther = canvas.painting.every(({ body }) => body.type === 'Other')
  return text(isOther ? 'manifests.otherContent' : 'canvases.imageMissing')
}

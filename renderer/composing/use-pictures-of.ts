import { serverOf, type PaintedImage } from '../../iiif/project/painting.ts'
import { useProject } from '../stores/project.ts'
import { useServers } from '../stores/servers.ts'
import { useSources } from '../stores/sources.ts'
import { imageInformation, pictureElsewhere, type Picture } from '../viewer/canvas-image.ts'

/** What is opened in deep zoom for an image; nothing is asked of servers that the scholar has not allowed. */
export function usePicturesOf() {
  const project = useProject()
  const sources = useSources()
  const servers = useServers()
  return {
    pictureOf: (image: PaintedImage): Picture | undefined => {
      if (!project.project) return undefined
      if (image.type === 'Image')
        return imageInformation(project.project, image, sources.findEntry(image)?.content)
      return servers.isAllowed(serverOf(image)) ? pictureElsewhere(image) : undefined
    },
  }
}

import { localImagesIn } from './painting.ts'
import { identifierOf } from '../identifier.ts'
import { canvasesOf, findRecord, manifestOf, type Project } from './model.ts'

/**
 * What the scholar says of the rights in each image of the object: on its canvas, or else on the whole object.
 * Nothing is said of an image that is on no canvas, or on canvases that say different things.
 *
 * @returns the http form of the URI of a licence or rights statement, by the identifier of the image
 */
export function rightsOfImages(project: Project): ReadonlyMap<string, string> {
  const common = manifestOf(project).rights
  const found = new Map<string, string | undefined>()
  for (const canvas of canvasesOf(project)) {
    const rights = canvas.rights ?? common
    for (const image of localImagesIn(canvas.painting)) {
      const folder = findRecord(project, 'Folder', image.folder)
      if (!folder) continue
      const identifier = identifierOf(folder, image.path)
      const isOther = found.has(identifier) && found.get(identifier) !== rights
      found.set(identifier, isOther ? undefined : rights)
    }
  }
  return new Map(
    [...found].flatMap(([identifier, rights]) => (rights ? [[identifier, rights]] : [])),
  )
}

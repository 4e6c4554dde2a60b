import { creditOf, isUncredited } from '../credits/credit.ts'
import { plainOf } from '../credits/plain.ts'
import { formatXmp } from '../credits/xmp.ts'
import { textFor } from '../language-map.ts'
import { canvasesOf, type Project } from '../project/model.ts'
import { localImagesIn } from '../project/painting.ts'
import { keyOf } from './image-names.ts'

/**
 * What the pictures of each image say of themselves, by the key of the image: the credit of the first canvas that it
 * is on. Nothing where nobody says whose it is.
 */
export function creditsOfImages(project: Project): ReadonlyMap<string, string> {
  const credits = new Map<string, string>()
  for (const canvas of canvasesOf(project)) {
    const credit = creditOf(project, canvas, [])
    if (isUncredited(credit)) continue
    const xmp = formatXmp(credit, plainOf(textFor(canvas.label, [])))
    for (const image of localImagesIn(canvas.painting)) {
      if (!credits.has(keyOf(image))) credits.set(keyOf(image), xmp)
    }
  }
  return credits
}

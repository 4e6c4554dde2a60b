import type { Sharp } from 'sharp'
import type { PublishedImage, ReducedCopy } from '../../contract/image-server.ts'
import type { OpenSource } from '../open-source.ts'
import { bearableFor, fromSource, type SourceOptions } from '../pixels.ts'
import type { OpenPicture } from '../source-picture.ts'
import { asReduced } from './decoder.ts'
import { chooseBands } from './choose-bands.ts'
import { fromLab } from './lab.ts'

/** The page of a TIFF, or the copy in its pyramid that has just enough pixels. */
export const openTiff: OpenPicture = async (image, source, factor) => {
  const copy = bestCopy(image.copies ?? [], factor)
  const place = { ...placeInTiff(copy ?? { page: image.page ?? 0 }), ...bearableFor(image) }
  const pipeline = await begin(source, place, image.samples)
  if (!copy) return { pipeline, width: image.width, height: image.height, factor: 1 }
  const { autoOrient } = await (await begin(source, place, undefined)).metadata()
  return asReduced(image, factor, { pipeline, ...autoOrient })
}

/** The smallest copy that is not too small. */
const bestCopy = (copies: readonly ReducedCopy[], factor: number): ReducedCopy | undefined =>
  copies.reduce<ReducedCopy | undefined>(
    (best, copy) => (copy.factor <= factor && copy.factor > (best?.factor ?? 1) ? copy : best),
    undefined,
  )

/** Where sharp finds a picture of a TIFF. */
export const placeInTiff = ({
  page,
  subdirectory,
}: Pick<ReducedCopy, 'page' | 'subdirectory'>): SourceOptions => ({
  ...(page > 0 ? { page } : {}),
  ...(subdirectory === undefined ? {} : { tiff: { subifd: subdirectory } }),
})

async function begin(
  source: OpenSource,
  place: SourceOptions,
  samples: PublishedImage['samples'],
): Promise<Sharp> {
  switch (samples?.kind) {
    case 'beyond-colours':
      return chooseBands(await source.input(), place, samples)
    case 'lab':
      return fromLab(source, place, samples)
    case undefined:
      return fromSource(await source.input(), place)
  }
}

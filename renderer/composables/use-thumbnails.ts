import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import { imageUri, thumbnailSize } from '../../iiif/image/info.ts'
import { shownPainting } from '../../iiif/composition/shown-painting.ts'
import { findRecord, type CanvasRecord, type LocalImage } from '../../iiif/project/model.ts'
import { firstImage, localImagesIn, serverOf, type Area } from '../../iiif/project/painting.ts'
import { useProject } from '../stores/project.ts'
import { useServers } from '../stores/servers.ts'
import { remoteBase } from '../viewer/canvas-image.ts'
import { useSources } from '../stores/sources.ts'

/** The longest sides in which thumbnails are made: few, so that most are there already. In pixels. */
const SIDES = [120, 240, 480, 960] as const

type Place = Pick<LocalImage, 'folder' | 'path'>

/** Only JPEGs hold a preview. The name is enough of a hint: a wrong one costs an answer without content. */
const MAY_HOLD_PREVIEW = /\.jpe?g$/i

/** The longest side of the picture that fills `side` CSS pixels sharply. */
function sideFor(side: number): number {
  const wanted = side * window.devicePixelRatio
  return SIDES.find((size) => size >= wanted) ?? SIDES[SIDES.length - 1] ?? wanted
}

/** A canvas, or no more than what is painted. */
type Depicted = CanvasRecord | Pick<CanvasRecord, 'painting'>

/** A composition of which one image was made is shown as that image. */
const paintingOf = (depicted: Depicted): CanvasRecord['painting'] =>
  'id' in depicted ? shownPainting(depicted) : depicted.painting

/** Where the window finds pictures. */
export function useThumbnails() {
  const project = useProject()
  const sources = useSources()
  const servers = useServers()

  /** The name of an image in addresses; undefined when its folder is unknown. */
  function findIdentifier({ folder, path }: Place): string | undefined {
    const record = project.project && findRecord(project.project, 'Folder', folder)
    return record && encodeIdentifier(identifierOf(record, path))
  }

  /** The image service of an image, without slash at its end; undefined when its folder is unknown. */
  function findService(image: Place): string | undefined {
    const identifier = findIdentifier(image)
    return identifier === undefined ? undefined : `/image/3/${identifier}`
  }

  /** The small picture that a camera may have put into the file: there at once, and soon replaced. */
  function findPreview(image: Place): string | undefined {
    const identifier = MAY_HOLD_PREVIEW.test(image.path) ? findIdentifier(image) : undefined
    return identifier === undefined ? undefined : `/preview/${identifier}` + stateOf(image)
  }

  /**
   * A picture of the whole image that fills `side` CSS pixels sharply.
   */
  function findThumbnail(image: Omit<LocalImage, 'type'>, side: number): string | undefined {
    const service = findService(image)
    if (service === undefined) return undefined
    const size = thumbnailSize(image, sideFor(side))
    return imageUri(service, { size }) + stateOf(image)
  }

  /** A picture of a part of an image, in pixels of the image, that fills `side` CSS pixels sharply. */
  function findPart(image: Place, part: Area, side: number): string | undefined {
    const service = findService(image)
    if (service === undefined) return undefined
    const region = { ...part, left: part.x, top: part.y }
    const size = thumbnailSize(part, side * window.devicePixelRatio)
    return imageUri(service, { region, size }) + stateOf(image)
  }

  /** The picture that stands for a canvas: of its first scan, or of an image of others where that may be asked for. */
  function pictureOf(canvas: Depicted, side: number): string | undefined {
    const painting = paintingOf(canvas)
    const [local] = localImagesIn(painting)
    if (local) return findThumbnail(local, side)
    const image = firstImage(painting)
    if (image?.type !== 'RemoteImage' || !servers.isAllowed(serverOf(image))) return undefined
    return `${remoteBase(image)}/thumbnail/${sideFor(side)}`
  }

  /** The small picture that a camera may have put into the file of that picture. */
  function previewOf(canvas: Depicted): string | undefined {
    const [local] = localImagesIn(paintingOf(canvas))
    return local && findPreview(local)
  }

  /** Tells one state of the file from another, so that no picture of an earlier one is shown. */
  function stateOf({ folder, path }: Place): string {
    const { entries, returns } = sources.contentOf(folder)
    const modified = entries.get(path)?.modified
    return modified === undefined ? '' : `?modified=${modified}&returns=${returns}`
  }

  return { findService, findPreview, findThumbnail, findPart, pictureOf, previewOf }
}

import type { Command } from '../../iiif/project/command.ts'
import { findDescribed, type Described } from '../../iiif/project/commands/describe.ts'
import { followLeaves } from '../../iiif/project/commands/credits.ts'
import * as stated from '../../iiif/project/commands/stated.ts'
import {
  canvasesOf,
  manifestOf,
  recordsOf,
  type Project,
  type SideCanvas,
} from '../../iiif/project/model.ts'
import { imagesOf } from '../../iiif/project/images-of.ts'
import type { JsonObject } from '../../iiif/presentation/json.ts'
import { newId, pick, someCanvases, type Choice, type CommandMaker } from './arbitrary-choice.ts'

/** The manifest, a range or some canvases. */
const onDescribed =
  (make: (project: Project, described: Described, choice: Choice) => Command) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const ids = [
      project.manifest,
      ...someCanvases(project, choice),
      ...recordsOf(project, 'Range').map(({ id }) => id),
    ].filter((id) => findDescribed(project, id) !== undefined)
    return make(project, { ids: ids.slice(choice.first % ids.length) }, choice)
  }

const link = (text: string): JsonObject => ({
  id: `https://example.org/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`,
  type: 'Text',
  label: { en: [text] },
})

const listed = (property: stated.ListedProperty) =>
  onDescribed((project, described, { second, text }) =>
    stated.setListed(project, described, {
      property,
      value: Array.from({ length: second % 3 }, () => link(text)),
    }),
  )

/** A canvas that shows an image of the project, or none. */
function side(project: Project, { second, text }: Choice): SideCanvas | undefined {
  const [image] = canvasesOf(project).flatMap(imagesOf)
  if (!image || second % 3 === 0) return undefined
  const { width, height } = image
  const painting = [{ id: newId(), body: image }]
  return { id: newId(), label: { none: [text] }, width, height, painting }
}

/** What describes a resource beside its texts. */
export const DESCRIBING_MAKERS = {
  followLeaves: () => (project: Project) => followLeaves(project),
  setProvider: listed('provider'),
  setHomepage: listed('homepage'),
  setSeeAlso: listed('seeAlso'),
  setRendering: listed('rendering'),
  setService: listed('service'),
  setServices: listed('services'),
  setPartOf: listed('partOf'),
  setNavDate: onDescribed((project, described, { second }) =>
    stated.setNavDate(project, described, second % 2 ? '1450-01-01T00:00:00Z' : undefined),
  ),
  setNavPlace: onDescribed((project, described, { second, text }) =>
    stated.setNavPlace(
      project,
      described,
      second % 2
        ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { text } }] }
        : undefined,
    ),
  ),
  setThumbnail: onDescribed((project, described, { second, text }) => {
    const [image] = canvasesOf(project).flatMap(imagesOf)
    if (second % 3 === 0) return stated.setThumbnail(project, described, undefined)
    return stated.setThumbnail(
      project,
      described,
      image && second % 3 === 1
        ? { kind: 'picture', picture: { image, part: { x: 1, y: 2, width: 3, height: 4 } } }
        : { kind: 'addresses', thumbnail: [link(text)] },
    )
  }),
  setStart: onDescribed((project, described, { second }) => {
    const canvas = pick(manifestOf(project).items, second)
    return stated.setStart(
      project,
      described,
      canvas === undefined || second % 3 === 0
        ? undefined
        : { canvas, selector: { type: 'PointSelector', x: 1, y: 2 } },
    )
  }),
  setSupplementary: onDescribed((project, described, { second, text }) =>
    stated.setSupplementary(
      project,
      described,
      second % 2 ? { ...link(text), type: 'AnnotationCollection' } : undefined,
    ),
  ),
  setPlaceholderCanvas: onDescribed((project, described, choice) =>
    stated.setSideCanvas(project, described, {
      property: 'placeholderCanvas',
      canvas: side(project, choice),
    }),
  ),
  setAccompanyingCanvas: onDescribed((project, described, choice) =>
    stated.setSideCanvas(project, described, {
      property: 'accompanyingCanvas',
      canvas: side(project, choice),
    }),
  ),
} as const

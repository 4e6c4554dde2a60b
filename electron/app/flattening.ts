import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { piecesOf, planFlat, type FlatLayer } from '../../iiif/composition/plan-flat.ts'
import { checksumOfLayers } from '../../iiif/composition/shown-painting.ts'
import { NO_LANGUAGE, textFor } from '../../iiif/language-map.ts'
import type { MadeImage } from '../../iiif/project/commands/flatten.ts'
import { foldersOf, getRecord, type CanvasRecord, type RecordId } from '../../iiif/project/model.ts'
import { nameOfImage, type PaintedImage } from '../../iiif/project/painting.ts'
import { problem, Problem } from '../../iiif/problem.ts'
import type { FlattenLayer, FlattenProgress } from '../contract/flattening.ts'
import type { Emit } from './app.ts'
import type { ChosenPlaces } from './chosen-places.ts'
import type { ImageServer } from './image-server-supervisor.ts'
import type { OpenedProject } from './open-project.ts'
import { portableName } from './project-names.ts'
import { openWholeImages, type WholeImages, type WholeImagesOptions } from './whole-images.ts'

/** Makes images of compositions, one at a time, in a folder beside the project: never among the scans. */
export interface Flattening {
  /**
   * @param canvas of the open project
   * @returns undefined when it was cancelled
   * @throws Problem `composition/…`, `remote/…`, `project/none-open`
   */
  flatten(canvas: RecordId): Promise<MadeImage | undefined>
  cancel(): void
}

/** The open project, and its file, absolute. */
type Work = Pick<OpenedProject, 'project' | 'file'>

export interface FlatteningOptions extends Omit<WholeImagesOptions, 'project'> {
  readonly work: () => Work | undefined
  readonly server: Pick<ImageServer, 'flatten'>
  readonly chosen: Pick<ChosenPlaces, 'add'>
  /** For what is needed on the way. */
  readonly caches: string
  readonly emit: Emit
}

export function openFlattening(options: FlatteningOptions): Flattening {
  const { work, chosen, caches, emit } = options
  const images = openWholeImages({ ...options, project: () => work()?.project })
  let running: AbortController | undefined
  return {
    async flatten(id) {
      const now = work()
      if (!now) throw problem('project/none-open')
      if (running) throw problem('composition/busy')
      const control = new AbortController()
      running = control
      const temporary = path.join(caches, `flattening-${randomUUID()}`)
      try {
        await mkdir(temporary, { recursive: true })
        const made = await make(now, getRecord(now.project, 'Canvas', id), {
          images,
          server: options.server,
          onProgress: (progress) => emit('flattenProgress', progress),
          temporary,
          signal: control.signal,
        })
        chosen.add(made.folder.location)
        return made
      } catch (error) {
        if (control.signal.aborted) return undefined
        throw error
      } finally {
        running = undefined
        await rm(temporary, { recursive: true, force: true })
      }
    },
    cancel: () => running?.abort(),
  }
}

interface Making {
  readonly images: WholeImages
  readonly server: Pick<ImageServer, 'flatten'>
  readonly onProgress: (progress: FlattenProgress) => void
  readonly temporary: string
  readonly signal: AbortSignal
}

async function make(
  { project, file }: Work,
  canvas: CanvasRecord,
  making: Making,
): Promise<MadeImage> {
  const plan = planFlat(canvas)
  if (!plan) throw problem('composition/nothing-shown')
  const layers = await fetchLayers(plan.layers, making)
  making.signal.throwIfAborted()
  const location = `${file.replace(/\.[^.]*$/, '')} composed`
  await mkdir(location, { recursive: true })
  const name = `${nameFor(canvas)}.tif`
  const target = path.join(location, name)
  // The same layers give the same name: what was made of them before is made again.
  await rm(target, { force: true })
  const { width, height } = plan
  await making.server.flatten({ file: target, folder: making.temporary, width, height, layers })
  const known = foldersOf(project).find((one) => one.location === location)
  const folder = { id: known?.id ?? randomUUID(), location }
  return { folder, image: { type: 'Image', folder: folder.id, path: name, width, height } }
}

const nameFor = (canvas: CanvasRecord): string => {
  const label = textFor(canvas.label, [NO_LANGUAGE]).slice(0, 60)
  return `${portableName(label, 'composition')} ${checksumOfLayers(canvas).slice(0, 8)}`
}

async function fetchLayers(
  layers: readonly FlatLayer[],
  { images, temporary, signal, onProgress }: Making,
): Promise<readonly FlattenLayer[]> {
  const wanted = await Promise.all(
    layers.map(async (layer) => {
      const side = await images.sideOf(layer.image, signal)
      return { layer, pieces: piecesOf(layer.crop, layer.image, side) }
    }),
  )
  const total = wanted.reduce((sum, { pieces }) => sum + pieces.length, 0)
  let done = 0
  onProgress({ done, total })
  const found: FlattenLayer[] = []
  for (const { layer, pieces } of wanted) {
    const files: FlattenLayer['pieces'][number][] = []
    for (const { region, left, top } of pieces) {
      signal.throwIfAborted()
      const bytes = await images.getPart(layer.image, region, signal).catch(lost(layer.image))
      const file = path.join(temporary, `${randomUUID()}.part`)
      await writeFile(file, bytes)
      files.push({ file, left, top })
      done += 1
      onProgress({ done, total })
    }
    const { crop, width, height, isMirrored, rotation, middle, opacity } = layer
    const source = { width: crop.width, height: crop.height }
    const laid = { width, height, isMirrored, rotation, middle, opacity }
    found.push({ ...laid, source, pieces: files })
  }
  return found
}

/** A server that may not be asked is told of as such; all else is a part that could not be had. */
const lost =
  (image: PaintedImage) =>
  (error: unknown): never => {
    if (error instanceof Problem && error.code === 'remote/not-allowed') throw error
    throw problem('composition/part-missing', { name: nameOfImage(image) })
  }

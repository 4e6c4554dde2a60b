import { stat } from 'node:fs/promises'
import { parseOptions } from '../../iiif/export/addresses.ts'
import { documentsOf, type PublishedDocument } from '../../iiif/export/documents.ts'
import { textFor } from '../../iiif/language-map.ts'
import { problem } from '../../iiif/problem.ts'
import { canvasesOf, manifestOf, type Project } from '../../iiif/project/model.ts'
import type { BagOptions, PackOptions } from '../../iiif/targets/options.ts'
import { packProject } from '../../iiif/targets/packed-project.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import { elsewhereIn, uncreditedIn } from '../../iiif/targets/remarks.ts'
import type { TargetReport } from '../contract/targets.ts'
import { writeBag, type BagContent } from '../export/bag/write-bag.ts'
import { ORIGINALS, projectEntry } from '../export/pack/bundle-format.ts'
import { findOriginals, type FoundOriginals } from '../export/pack/find-originals.ts'
import { writeBundle } from '../export/pack/write-bundle.ts'
import { streamAtomically } from '../files/stream-atomically.ts'
import type { PublishingWork } from './publishing-turn.ts'

export interface PackTargetOptions {
  /** What the project is called, as a file may be called. */
  readonly name: () => string
  /** `Florilegium 1.0.0` */
  readonly agent: string
}

/** The project with its scans: a bag for an archive, a bundle for another installation. */
export interface PackTarget {
  /** @throws Problem `export/nothing-to-export`, `export/base-malformed` */
  plan(project: Project, options: PackOptions): Promise<TargetPlan>
  /** @param place absolute. @throws Problem `export/…`, `target/…` */
  write(
    project: Project,
    options: PackOptions,
    where: { readonly place: string; readonly work: PublishingWork },
  ): Promise<TargetReport>
}

/** Beside the project and its exports: what the bag says of itself, and its manifests. */
const TAG_FILES = 6

export function openPackTarget({ name, agent }: PackTargetOptions): PackTarget {
  const pack = async (project: Project, options: PackOptions) => {
    if (canvasesOf(project).length === 0) throw problem('export/nothing-to-export')
    const { text, originals } = packProject(
      project,
      options.kind === 'bag' ? `../${ORIGINALS}` : ORIGINALS,
    )
    const documents = options.kind === 'bag' ? exportsOf(project, options) : []
    return { text, documents, originals: await findOriginals(originals) }
  }

  return {
    async plan(project, options) {
      const { text, documents, originals } = await pack(project, options)
      const own = [text, ...documents.map(({ body }) => body())]
      return {
        canvases: canvasesOf(project).length,
        files: originals.found.length + own.length + (options.kind === 'bag' ? TAG_FILES : 1),
        bytes:
          originals.found.reduce((sum, { bytes }) => sum + bytes, 0) +
          own.reduce((sum, one) => sum + Buffer.byteLength(one), 0),
        remarks: [...missing(originals), ...uncreditedIn(project), ...keptElsewhere(project)],
      }
    },
    async write(project, options, { place, work }) {
      const packed = await pack(project, options)
      if (options.kind === 'bundle') {
        const { text, originals } = packed
        const run = { name: name(), text, originals: originals.found, made: new Date(), ...work }
        await streamAtomically(place, (stream) => writeBundle(run, stream))
        const { size } = await stat(place)
        return { place, files: originals.found.length + 2, bytes: size }
      }
      const { label, summary } = manifestOf(project)
      const written = await writeBag({
        target: place,
        contents: contentsOf(packed, name()),
        information: {
          title: textFor(label, ['en']),
          description: textFor(summary, ['en']),
          agent,
          made: new Date(),
        },
        ...work,
      })
      return { place, ...written }
    },
  }
}

const missing = ({ missing: count }: FoundOriginals): TargetPlan['remarks'] =>
  count === 0 ? [] : [{ kind: 'missing', count }]

/** What others hold is named by its address, and does not come with it. */
const keptElsewhere = (project: Project): TargetPlan['remarks'] =>
  elsewhereIn(project).map((remark) =>
    remark.kind === 'elsewhere' ? { ...remark, kind: 'notPacked' } : remark,
  )

/** The object in each current version of IIIF. */
const exportsOf = (project: Project, { base }: BagOptions): readonly PublishedDocument[] =>
  (['3.0', '2.1'] as const).flatMap((version) => {
    const major = version === '3.0' ? 3 : 2
    const options = parseOptions({
      version,
      base: `${base.replace(/\/+$/, '')}/iiif-${major}`,
      imageBase: `${base.replace(/\/+$/, '')}/image/${major}`,
      imageVersion: major,
    })
    return documentsOf(project, options).map((document) => ({
      ...document,
      path: `iiif-${major}/${document.path}`,
    }))
  })

interface Packed {
  readonly text: string
  readonly documents: readonly PublishedDocument[]
  readonly originals: FoundOriginals
}

const contentsOf = (
  { text, documents, originals }: Packed,
  name: string,
): readonly BagContent[] => [
  { path: `project/${projectEntry(name)}`, text },
  ...documents.map(({ path, body }) => ({ path: `exports/${path}`, text: body() })),
  ...originals.found.map(({ from, to }) => ({ path: `${ORIGINALS}/${to}`, from })),
]

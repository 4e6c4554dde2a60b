import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseOptions } from '../../../iiif/export/addresses.ts'
import type { ExportOptions, PresentationVersion } from '../../../iiif/export/options.ts'
import { planExport } from '../../../iiif/export/plan.ts'
import { publishedDocuments } from '../../../iiif/export/published.ts'
import { hasSeveral } from '../../../iiif/export/whole-project.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { runPlan } from '../../export/run-plan.ts'
import { targetProblem } from '../../files/atomic-write.ts'
import type { ExportSubject, ExportTarget } from './target.ts'
import { baseOf, remarksOnBase, versionsIn } from './versions.ts'

/** A folder with the manifest, or with all manifests and collections where there are several. */
export const manifestTarget = {
  options: { version: { type: 'string' }, 'image-base': { type: 'string' } },
  prepare(given) {
    const versions = versionsIn(given)
    const optionsOf = (subject: ExportSubject): readonly ExportOptions[] =>
      versions.map((version, index) =>
        parseOptions({
          ...extentOf(subject.project),
          version,
          base: baseOf(given, subject.name),
          imageBase: imageBaseOf(given, baseOf(given, subject.name), version),
          imageVersion: PRESENTATION_DEFINITIONS[version].major,
          // Beside the first version, as recipe 0057 has it.
          ...(index > 0 && namesOf(subject.project, PRESENTATION_DEFINITIONS[version].major)),
        }),
      )
    return {
      plan(subject) {
        const plans = optionsOf(subject).map((options) => ({
          version: options.version,
          plan: planExport(subject.project, options),
        }))
        const files = plans.flatMap(({ plan }) => plan.files)
        return {
          canvases: plans[0]?.plan.canvases ?? 0,
          files: files.length,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          findings: plans.flatMap(({ version, plan }) =>
            plan.findings.map((finding) => ({ ...finding, version })),
          ),
          losses: plans.flatMap(({ version, plan }) =>
            plan.losses.map((loss) => ({ ...loss, version })),
          ),
          remarks: remarksOnBase(given, baseOf(given, subject.name)),
        }
      },
      async write(subject, output) {
        const documents = optionsOf(subject).flatMap((options) =>
          publishedDocuments(subject.project, options),
        )
        const file = path.join(output, documents[0]?.path ?? '')
        await mkdir(output, { recursive: true }).catch((error: unknown) => {
          throw targetProblem(error, output)
        })
        const { files } = await runPlan(documents, { file })
        return { place: file, files: files.length }
      },
    }
  },
} as const satisfies ExportTarget

const extentOf = (project: Project): Pick<ExportOptions, 'extent'> =>
  hasSeveral(project) ? { extent: 'whole' } : {}

const namesOf = (project: Project, major: number): Pick<ExportOptions, 'name' | 'suffix'> =>
  'extent' in extentOf(project) ? { suffix: `-${major}` } : { name: `manifest-${major}.json` }

const imageBaseOf = (
  given: ReadonlyMap<string, string>,
  base: string,
  version: PresentationVersion,
): string =>
  given.get('image-base') ??
  `${base.trim().replace(/\/+$/, '')}/image/${PRESENTATION_DEFINITIONS[version].major}`

import path from 'node:path'
import { manifestOf, recordsOf } from '../../../iiif/project/model.ts'
import type { SiteImages, SiteOptions } from '../../../iiif/site/options.ts'
import { parseSiteOptions, planSite } from '../../../iiif/site/plan-site.ts'
import { textFor } from '../../../iiif/language-map.ts'
import { openPublishing } from '../../app/publishing.ts'
import { openPublishingTurn } from '../../app/publishing-turn.ts'
import { withProjectImages } from '../project-images.ts'
import { usage } from '../parse-words.ts'
import type { ExportSubject, ExportTarget } from './target.ts'
import { baseOf, remarksOnBase, versionsIn } from './versions.ts'

/** A folder that any web server serves as it is: the manifest at hand with all its images, and a page to look at them. */
export const staticSiteTarget = {
  options: { version: { type: 'string' }, images: { type: 'string' } },
  prepare(given) {
    const versions = versionsIn(given)
    if (versions[0] !== '3.0') {
      throw usage('A website always has a manifest of version 3.0: --version 3 or both')
    }
    const images = parseImages(given.get('images') ?? 'tiles')
    const optionsOf = ({ name }: ExportSubject): SiteOptions =>
      parseSiteOptions({ base: baseOf(given, name), images, hasOlderVersion: versions.length > 1 })
    return {
      plan(subject) {
        const { canvases, files, bytes, findings, losses } = planSite(
          subject.project,
          optionsOf(subject),
        )
        return {
          canvases,
          files,
          bytes,
          // They are of both versions alike, where they are of the object.
          findings: findings.map((finding) => ({ ...finding, version: '3.0' as const })),
          losses: losses.flatMap(({ version, groups }) =>
            groups.map((group) => ({ ...group, version })),
          ),
          remarks: [...remarksOnBase(given, baseOf(given, subject.name)), ...remarksOn(subject)],
        }
      },
      write: (subject, output) =>
        withProjectImages(subject, async ({ base, stateOf }) => {
          const publishing = openPublishing({
            platform: {
              chooseSiteFolder: () => Promise.resolve(output),
              sitePage: subject.program.sitePage,
            },
            turn: openPublishingTurn({
              imageServerBase: () => Promise.resolve(base),
              emit: () => undefined,
            }),
            stateOf,
          })
          const chosen = await publishing.chooseFolder({ name: path.basename(output) })
          const report = await publishing.run(subject.project, {
            options: optionsOf(subject),
            folder: chosen?.path ?? output,
          })
          return { place: output, files: report?.files ?? 0 }
        }),
    }
  },
} as const satisfies ExportTarget

function parseImages(text: string): SiteImages {
  if (text === 'tiles') return { kind: 'tiles' }
  const longestSide = Number(text)
  if (!/^\d{2,5}$/.test(text) || longestSide < 100) {
    throw usage(`--images is tiles, or the longest side of pictures in pixels, not "${text}"`)
  }
  return { kind: 'pictures', longestSide }
}

/** A website shows one manifest. */
function remarksOn({ project }: ExportSubject): readonly string[] {
  const others = recordsOf(project, 'Manifest').length - 1
  if (others === 0) return []
  const label = textFor(manifestOf(project).label, ['en']) || 'the one that was opened last'
  return [`A website shows one manifest: of ${others + 1}, this is "${label}".`]
}

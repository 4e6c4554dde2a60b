import path from 'node:path'
import { documentsOf } from '../../iiif/export/documents.ts'
import type { ExportOptions } from '../../iiif/export/options.ts'
import { planExport } from '../../iiif/export/plan.ts'
import { PRESENTATION_DEFINITIONS } from '../../iiif/presentation/versions.ts'
import { countErrors } from '../../iiif/validation/validate.ts'
import { runPlan } from '../export/run-plan.ts'
import { scanFolder } from '../files/image-folder.ts'
import type { ManifestCommand } from './commands.ts'
import { nameOfFolder, projectOfFolder } from './folder-project.ts'
import { describeLosses } from './losses.ts'
import { describeUnusable } from './sources-report.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/**
 * `florilegium manifest`.
 *
 * @throws Problem about the folder, the base addresses, or the file to write; `export/nothing-to-export`
 */
export async function runManifest(command: ManifestCommand, terminal: Terminal): Promise<ExitCode> {
  const location = path.resolve(command.folder)
  const listing = await scanFolder(location)
  const entries = [...listing.values()].map(({ entry }) => entry)
  describeUnusable(entries).forEach((line) => terminal.tell(line))
  const project = projectOfFolder(location, entries)
  const options = optionsOf(command, location)
  const { findings, canvases, losses } = planExport(project, options)
  if (command.base === undefined) {
    terminal.tell(
      `The addresses begin with ${options.base}, which is not real: --base sets the one that is.`,
    )
  }
  for (const { severity, path: place, message } of findings) {
    terminal.tell(`${severity}: ${place === '' ? 'the manifest' : place}: ${message}`)
  }
  describeLosses(losses).forEach((line) => terminal.tell(line))
  const documents = documentsOf(project, options)
  if (command.output === undefined) {
    // A folder has no annotations, so that the manifest is all.
    terminal.print(documents[0]?.body() ?? '')
  } else {
    await runPlan(documents, { file: path.resolve(command.output) })
    terminal.tell(
      `Wrote "${command.output}": a manifest with ${describeCount(canvases, 'canvas')}.`,
    )
  }
  return countErrors(findings) > 0 ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

function optionsOf(command: ManifestCommand, location: string): ExportOptions {
  const { version, output } = command
  const { major } = PRESENTATION_DEFINITIONS[version]
  const base = command.base ?? `https://example.org/${encodeURIComponent(nameOfFolder(location))}`
  return {
    version,
    base,
    imageBase: command.imageBase ?? `${base.trim().replace(/\/+$/, '')}/image/${major}`,
    imageVersion: major,
    ...(output !== undefined && { name: path.basename(output) }),
  }
}

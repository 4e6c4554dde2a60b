import { randomUUID } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { apply } from '../../iiif/project/change.ts'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import type { ImportedManifest } from '../../iiif/project/import/imported.ts'
import { openManifest, projectOfManifest } from '../../iiif/project/import/open-manifest.ts'
import { recordsOf, type Project } from '../../iiif/project/model.ts'
import { problem } from '../../iiif/problem.ts'
import { loadManifest } from '../app/manifests.ts'
import { saveProject } from '../files/project-file.ts'
import type { ImportCommand } from './commands.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/**
 * `florilegium import`. Nothing is written unless all files could be read.
 *
 * @throws Problem `import/…`, `document/…`, `target/…`, `command/usage`
 */
export async function runImport(
  { files, output }: ImportCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const target = path.resolve(output.endsWith(PROJECT_ENDING) ? output : output + PROJECT_ENDING)
  await refuseTaken(target)
  const imported: ImportedManifest[] = []
  for (const file of files) {
    const read = await loadManifest(path.resolve(file))
    describe(file, read).forEach((line) => terminal.tell(line))
    imported.push(read)
  }
  const project = projectOf(imported)
  await saveProject(target, project)
  terminal.print(`Wrote "${target}": ${contentOf(project)}.\n`)
  const isFaulty = imported.some(({ read }) =>
    read.findings.some(({ severity }) => severity === 'error'),
  )
  return isFaulty ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

/** A project that is there may hold weeks of work. */
async function refuseTaken(target: string): Promise<void> {
  const isThere = await lstat(target).then(
    () => true,
    () => false,
  )
  if (isThere) {
    throw problem('command/usage', {
      reason: `"${path.basename(target)}" is there already: give it another name`,
    })
  }
}

/** The first that holds a manifest is shown; a project of references alone begins with an empty one. */
function projectOf(imported: readonly ImportedManifest[]): Project {
  const shown = imported.find(({ manifest }) => manifest !== undefined) ?? imported[0]
  if (!shown) throw new Error('There is at least one file')
  return imported
    .filter((one) => one !== shown)
    .reduce(
      (project, one) => apply(project, openManifest(one).change),
      projectOfManifest(randomUUID(), shown),
    )
}

function describe(file: string, { read }: ImportedManifest): readonly string[] {
  const lines = [
    ...read.repairs.map(({ path: place, sentence }) => ({ kind: 'mended', place, sentence })),
    ...read.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ path: place, message }) => ({ kind: 'error', place, sentence: message })),
  ]
  return lines.map(
    ({ kind, place, sentence }) =>
      `${kind}: ${file}${place === '' ? '' : ` ${place}`}: ${sentence}`,
  )
}

function contentOf(project: Project): string {
  const collections = recordsOf(project, 'Collection').length
  return [
    describeCount(recordsOf(project, 'Manifest').length, 'manifest'),
    ...(collections > 0 ? [describeCount(collections, 'collection')] : []),
    describeCount(recordsOf(project, 'Canvas').length, 'canvas'),
  ].join(', ')
}

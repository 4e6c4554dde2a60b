import { randomUUID } from 'node:crypto'
import { lstat, realpath } from 'node:fs/promises'
import path from 'node:path'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import { gatherProject, type GatheredPart } from '../../iiif/project/gather-project.ts'
import { canvasesOf } from '../../iiif/project/model.ts'
import { problem } from '../../iiif/problem.ts'
import { projectNameOf, saveProject } from '../files/project-file.ts'
import type { GatherCommand } from './commands.ts'
import { openSourceReader } from './read-source.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/**
 * `florilegium gather`.
 *
 * @throws Problem `gather/…`, and about a source or the file to write
 */
export async function runGather(command: GatherCommand, terminal: Terminal): Promise<ExitCode> {
  const target = path.resolve(
    command.output.endsWith(PROJECT_ENDING) ? command.output : command.output + PROJECT_ENDING,
  )
  await checkFree(target)
  const reader = openSourceReader({ trusted: command.trusted, terminal })
  const parts: GatheredPart[] = []
  // One after the other: libraries are asked politely, and what is told stands in the order of the sources.
  for (const source of command.sources) parts.push(await reader.read(source))
  const name = projectNameOf(target)
  const project = gatherProject({ id: randomUUID(), name, parts, newId: randomUUID })
  if (canvasesOf(project).length === 0) throw problem('export/nothing-to-export')
  // Places of folders are kept from the real place of the file.
  const folder = await realpath(path.dirname(target)).catch(() => path.dirname(target))
  await saveProject(path.join(folder, path.basename(target)), project)
  const count = describeCount(canvasesOf(project).length, 'canvas')
  terminal.tell(`Wrote "${path.relative('', target)}": a project with ${count}.`)
  return EXIT_CODES.done
}

/** Work that is there already is never written over. @throws Problem `gather/target-there` */
async function checkFree(target: string): Promise<void> {
  const isFree = await lstat(target).then(
    () => false,
    () => true,
  )
  if (!isFree) throw problem('gather/target-there', { name: path.basename(target) })
}

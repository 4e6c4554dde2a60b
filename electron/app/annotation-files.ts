import { mkdir, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { ANNOTATION_FORMAT_DEFINITIONS, fileNameOf } from '../../iiif/annotation/formats/formats.ts'
import type { WrittenFile } from '../../iiif/annotation/formats/pages.ts'
import {
  composeAnnotationFiles,
  isOfTheWeb,
  type AnnotationExportOptions,
} from '../../iiif/annotation/formats/plan-export.ts'
import { readAnnotationFile } from '../../iiif/annotation/formats/read-file.ts'
import type { FoundFile } from '../../iiif/annotation/formats/found.ts'
import { textFor } from '../../iiif/language-map.ts'
import { compareNaturally } from '../../iiif/natural-order.ts'
import { Problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import { manifestOf, type Project } from '../../iiif/project/model.ts'
import type { AnnotationFilesRead, ReadAnnotationFiles } from '../contract/annotation-files.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type { ExportReport } from '../contract/exports.ts'
import { runPlan } from '../export/run-plan.ts'
import { parseXml } from '../files/parse-xml.ts'
import { readTextFile } from '../files/read-text-file.ts'
import { targetProblem } from '../files/atomic-write.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'

/** Files of annotations from other programs, and for them. */
export interface AnnotationFiles {
  choose(): Promise<readonly ChosenPlace[] | undefined>
  /** @throws Problem `request/place-not-chosen`; what is wrong with a file itself is told beside the others */
  read(asked: ReadAnnotationFiles): Promise<AnnotationFilesRead>
  /**
   * Asks where to, and writes: one file, or several into a new folder, so that none takes the place of a file that
   * another program made.
   *
   * @throws Problem `annotations/nothing-to-export`, `export/base-malformed`, `target/…`
   */
  write(project: Project, options: AnnotationExportOptions): Promise<ExportReport | undefined>
  /** True for files that were written in this session. */
  hasWritten(file: string): boolean
}

export function openAnnotationFiles(
  platform: Pick<Platform, 'chooseAnnotationFiles' | 'chooseExportTarget' | 'chooseFolder'>,
): AnnotationFiles {
  const places = keepChosenPlaces()
  const written = new Set<string>()

  return {
    async choose() {
      const files = await platform.chooseAnnotationFiles()
      return files
        ?.map((file) => places.add(file))
        .sort((one, other) => compareNaturally(one.name, other.name))
    },
    async read({ files, level }) {
      const results: (FoundFile | ProblemReport)[] = []
      // One after the other: a thousand files of a book would fill the memory with their text.
      for (const file of files.map((one) => places.check(one))) {
        results.push(await readOne(file, level))
      }
      return {
        files: results.filter((result) => 'pages' in result),
        refused: results.filter((result) => 'code' in result),
      }
    },
    async write(project, options) {
      const title = textFor(manifestOf(project).label, ['en']) || 'annotations'
      const files = composeAnnotationFiles(project, options, {
        title,
        now: new Date().toISOString(),
      })
      const report =
        files.length === 1
          ? await writeFile(platform, { files, name: nameOf(files, { options, title }) })
          : await writeFolder(platform, { files, name: `${fileNameOf(title)}-${options.format}` })
      report?.files.forEach((file) => written.add(file))
      return report
    },
    hasWritten: (file) => written.has(path.resolve(file)),
  }
}

async function readOne(
  file: string,
  level: ReadAnnotationFiles['level'],
): Promise<FoundFile | ProblemReport> {
  try {
    const text = await readTextFile(file)
    return readAnnotationFile({ name: path.basename(file), text }, { level, parseXml })
  } catch (error) {
    if (error instanceof Problem) return reportOf(error)
    throw error
  }
}

interface Writing {
  readonly files: readonly WrittenFile[]
  /** What is suggested for the file or the folder. */
  readonly name: string
}

async function writeFile(
  platform: Pick<Platform, 'chooseExportTarget'>,
  { files, name }: Writing,
): Promise<ExportReport | undefined> {
  const file = await platform.chooseExportTarget(name)
  return file === undefined ? undefined : runPlan(documentsOf(files), { file: path.resolve(file) })
}

async function writeFolder(
  platform: Pick<Platform, 'chooseFolder'>,
  { files, name }: Writing,
): Promise<ExportReport | undefined> {
  const chosen = await platform.chooseFolder()
  if (chosen === undefined) return undefined
  const folder = await makeFolder(path.resolve(chosen, name))
  try {
    return await runPlan(documentsOf(files), { file: path.join(folder, files[0]?.path ?? name) })
  } catch (error) {
    // Empty again, since a failed export leaves nothing; if it is not, it is not ours to remove.
    await rmdir(folder).catch(() => undefined)
    throw error
  }
}

/** A folder that was not there before: with a number when its name is taken. @throws Problem `target/…` */
async function makeFolder(wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST'
      if (!isTaken || number > 999) throw targetProblem(error, folder)
    }
  }
}

const documentsOf = (files: readonly WrittenFile[]) =>
  files.map(({ path, text }) => ({ path, id: path, body: () => text }))

/** The pages of the web are named by the ids of canvases, which say nothing to a person. */
function nameOf(
  files: readonly WrittenFile[],
  { options, title }: { readonly options: AnnotationExportOptions; readonly title: string },
): string {
  const { ending } = ANNOTATION_FORMAT_DEFINITIONS[options.format]
  if (isOfTheWeb(options)) return `${fileNameOf(title)}-annotations.${ending}`
  return path.basename(files[0]?.path ?? `annotations.${ending}`)
}

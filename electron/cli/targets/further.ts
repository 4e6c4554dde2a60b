import path from 'node:path'
import { COLUMNS, PAPER_NAMES, PICTURE_SIDES } from '../../../iiif/facsimile/options.ts'
import type { TargetRemark } from '../../../iiif/targets/plan.ts'
import type { TargetOptions } from '../../contract/targets.ts'
import { portableName } from '../../app/project-names.ts'
import { openPublishingTurn } from '../../app/publishing-turn.ts'
import { openTargets, type Targets } from '../../app/targets.ts'
import { withProjectImages } from '../project-images.ts'
import { oneOf, usage, type Options } from '../parse-words.ts'
import { describeCount } from '../words.ts'
import type { ExportSubject, ExportTarget, PreparedExport } from './target.ts'
import { baseOf, remarksOnBase } from './versions.ts'

type Given = ReadonlyMap<string, string>

const PAPERS = new Map(PAPER_NAMES.map((name) => [name as string, name]))
const COLUMN_COUNTS = new Map(COLUMNS.map((count) => [String(count), count]))

/** A page for each canvas, with its label and credits, and what is transcribed as text that is not seen. */
export const pdfTarget = {
  options: { paper: { type: 'string' }, images: { type: 'string' } },
  prepare(given) {
    const paper = oneOf(PAPERS, '--paper', given.get('paper') ?? 'a4')
    const longestSide = parseSide(given.get('images') ?? String(PICTURE_SIDES[1]))
    return further(() => ({
      kind: 'facsimile',
      paper,
      longestSide,
      text: 'searchable',
      languages: ['en'],
    }))
  },
} as const satisfies ExportTarget

/** All canvases in small, many on a page. */
export const contactSheetTarget = {
  options: { paper: { type: 'string' }, columns: { type: 'string' } },
  prepare(given) {
    const paper = oneOf(PAPERS, '--paper', given.get('paper') ?? 'a4')
    const columns = oneOf(COLUMN_COUNTS, '--columns', given.get('columns') ?? '4')
    return further(() => ({ kind: 'contact-sheet', paper, columns, languages: ['en'] }))
  },
} as const satisfies ExportTarget

/** A bag for an archive: the project, its scans, and the object in IIIF. */
export const bagTarget = {
  options: {},
  prepare: (given) => further(({ name }) => ({ kind: 'bag', base: baseOf(given, name) }), given),
} as const satisfies { readonly options: Options } & ExportTarget

/** One file that another installation opens. */
export const bundleTarget = {
  options: {},
  prepare: () => further(() => ({ kind: 'bundle' })),
} as const satisfies { readonly options: Options } & ExportTarget

/** @param given where the target names addresses: what was said of them */
function further(
  optionsOf: (subject: ExportSubject) => TargetOptions,
  given?: Given,
): PreparedExport {
  return {
    async plan(subject) {
      const targets = targetsOf(subject, '')
      const plan = await targets.plan(subject.project, optionsOf(subject))
      return {
        canvases: plan.canvases,
        files: plan.files,
        bytes: plan.bytes,
        findings: [],
        losses: [],
        remarks: [
          ...(given ? remarksOnBase(given, baseOf(given, subject.name)) : []),
          ...plan.remarks.map(describeRemark),
        ],
      }
    },
    write: (subject, output) =>
      withProjectImages(subject, async ({ base }) => {
        const targets = targetsOf(subject, output, base)
        const options = optionsOf(subject)
        const chosen = await targets.choose({ kind: options.kind, name: path.basename(output) })
        const report = await targets.run(subject.project, {
          options,
          place: chosen?.path ?? output,
        })
        return { place: output, files: report?.files ?? 0 }
      }),
  }
}

/** @param base where the image server answers; nothing is asked of it for a plan */
const targetsOf = ({ program, name }: ExportSubject, output: string, base = ''): Targets =>
  openTargets({
    platform: {
      chooseExportTarget: () => Promise.resolve(output),
      chooseSiteFolder: () => Promise.resolve(output),
      fonts: program.fonts,
    },
    turn: openPublishingTurn({
      imageServerBase: () => Promise.resolve(base),
      emit: () => undefined,
    }),
    name: () => portableName(name, 'object'),
    agent: program.describe().split('\n')[0] ?? 'Florilegium',
  })

function parseSide(text: string): number {
  const side = Number(text)
  if (!/^\d{3,5}$/.test(text)) {
    throw usage(`--images is the longest side of the pictures in pixels, not "${text}"`)
  }
  return side
}

function describeRemark(remark: TargetRemark): string {
  switch (remark.kind) {
    case 'uncredited':
      return `Nothing says whose the pictures of ${describeCount(remark.count, 'canvas')} are.`
    case 'elsewhere':
      return `Frames with their addresses stand for ${describeCount(remark.count, 'picture')} on servers of others.`
    case 'notPacked':
      return `Of others and named by its address alone: ${describeCount(remark.count, 'picture')}.`
    case 'missing':
      return `Not where the project has it: ${describeCount(remark.count, 'scan')}.`
    case 'letters':
      return `No font of the program has these letters: ${remark.letters}`
  }
}

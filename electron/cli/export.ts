import path from 'node:path'
import { countErrors } from '../../iiif/validation/validate.ts'
import type { ExportCommand } from './export-command.ts'
import { openGivenProject } from './given-project.ts'
import { describeLosses } from './losses.ts'
import type { Program } from './program.ts'
import type { ExportSummary, WrittenExport } from './targets/target.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/**
 * `florilegium export`.
 *
 * @throws Problem about the project, what was asked for, or the place to write
 */
export async function runExport(
  command: ExportCommand,
  program: Program,
  terminal: Terminal,
): Promise<ExitCode> {
  const { exporting, output } = command
  const given = await openGivenProject(command.from, terminal)
  const subject = { ...given, program, terminal }
  const summary = await exporting.plan(subject)
  if (command.format === 'text') describe(summary).forEach((line) => terminal.tell(line))
  const written =
    output === undefined ? undefined : await exporting.write(subject, path.resolve(output))
  terminal.print(
    command.format === 'json'
      ? `${JSON.stringify(reportOn(command, summary, written))}\n`
      : conclude(command, summary, written),
  )
  return countErrors(summary.findings) > 0 ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

function describe({ remarks, findings, losses }: ExportSummary): readonly string[] {
  return [
    ...remarks,
    ...findings.map(
      ({ severity, path: place, message }) =>
        `${severity}: ${place === '' ? 'the manifest' : place}: ${message}`,
    ),
    ...describeLosses(losses),
  ]
}

function conclude(
  { target }: ExportCommand,
  { canvases, files, bytes }: ExportSummary,
  written: WrittenExport | undefined,
): string {
  const what = `${target} with ${describeCount(canvases, 'canvas')}`
  return written
    ? `Wrote "${written.place}": ${what}, ${describeCount(written.files, 'file')}.\n`
    : `Would write ${what}: ${describeCount(files, 'file')}, about ${describeCount(bytes, 'byte')}.\n`
}

/** What a program may want to know; problems in the words of `validate --format json`. */
const reportOn = (
  { target, output }: ExportCommand,
  { canvases, files, bytes, findings, losses, remarks }: ExportSummary,
  written: WrittenExport | undefined,
) => ({
  target,
  output: output === undefined ? null : path.resolve(output),
  written: written?.place ?? null,
  valid: countErrors(findings) === 0,
  canvases,
  files: written?.files ?? files,
  bytes,
  problems: findings.map(({ version, severity, section, path: place, message }) => ({
    version,
    severity,
    section,
    path: place,
    sentence: message,
  })),
  losses: losses.map(({ version, kind, code, sentence, places }) => ({
    version,
    kind,
    code,
    sentence,
    places,
  })),
  remarks,
})

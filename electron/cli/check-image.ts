import { countOutcomes, formatReport } from '../../iiif/image-check/report.ts'
import { checkImageServer } from '../app/image-check/check-image-server.ts'
import type { CheckImageCommand } from './commands.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'

/** `florilegium check-image`. @throws Problem `check/…` */
export async function runCheckImage(
  { address, version, level, format }: CheckImageCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await checkImageServer(address, { wanted: { version, level } })
  const counts = countOutcomes(report.results)
  terminal.print(
    format === 'json'
      ? `${JSON.stringify({ ...report, ...counts, isValid: counts.failed === 0 }, undefined, 2)}\n`
      : formatReport(report),
  )
  return counts.failed > 0 ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

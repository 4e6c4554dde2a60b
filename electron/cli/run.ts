import type { ProblemCode } from '../../iiif/problem-texts.ts'
import { Problem, sentenceOf } from '../../iiif/problem.ts'
import { runCheckImage } from './check-image.ts'
import { parseCommand, type CliCommand } from './commands.ts'
import { runConvert } from './convert.ts'
import { runGather } from './gather.ts'
import { runExport } from './export.ts'
import { HELP_TEXTS } from './help.ts'
import { runImport } from './import.ts'
import { runManifest } from './manifest.ts'
import type { Program } from './program.ts'
import { runServe } from './serve.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { runValidate } from './validate.ts'

/** Problems of the material, not of the request: the command ran, and this is what it found. */
const FOUND: ReadonlySet<ProblemCode> = new Set(['export/nothing-to-export'])

/** Carries out one command line. Foreseen problems become sentences; anything else that is thrown is a mistake of ours. */
export async function run(
  words: readonly string[],
  program: Program,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    return await runCommand(parseCommand(words), program, terminal)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.tell(sentenceOf(error))
    return FOUND.has(error.code) ? EXIT_CODES.problemsFound : EXIT_CODES.couldNotRun
  }
}

async function runCommand(
  command: CliCommand,
  program: Program,
  terminal: Terminal,
): Promise<ExitCode> {
  switch (command.kind) {
    case 'help':
      terminal.print(HELP_TEXTS[command.topic])
      return EXIT_CODES.done
    case 'version':
      terminal.print(program.describe())
      return EXIT_CODES.done
    case 'serve':
      return runServe(command, program, terminal)
    case 'manifest':
      return runManifest(command, terminal)
    case 'validate':
      return runValidate(command, terminal)
    case 'check-image':
      return runCheckImage(command, terminal)
    case 'convert':
      return runConvert(command, terminal)
    case 'gather':
      return runGather(command, terminal)
    case 'import':
      return runImport(command, terminal)
    case 'export':
      return runExport(command, program, terminal)
  }
}

#!/usr/bin/env node
// The command line: the same program as in the window, under plain Node.
import { openNodeProgram } from './cli/node-program.ts'
import { run } from './cli/run.ts'
import { EXIT_CODES, openTerminal } from './cli/terminal.ts'

const terminal = openTerminal()

run(process.argv.slice(2), openNodeProgram(import.meta.dirname), terminal).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.tell(`This is a fault of the program; please report it.\n${detail}`)
    process.exitCode = EXIT_CODES.couldNotRun
  },
)

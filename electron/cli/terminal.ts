/** Where the command line speaks. */
export interface Terminal {
  /** What was asked for: standard output, for the next program. */
  print(text: string): void
  /** What the person should know: standard error, a line of its own. */
  tell(sentence: string): void
}

/** The terminal of this process. A reader that has seen enough (`| head`) ends the program without a word. */
export function openTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    print: (text) => void process.stdout.write(text),
    tell: (sentence) => void process.stderr.write(`${sentence}\n`),
  }
}

/** How a command ends. */
export const EXIT_CODES = {
  done: 0,
  /** It ran, and found something wrong. */
  problemsFound: 1,
  couldNotRun: 2,
} as const
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES]

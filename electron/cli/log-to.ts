import type { Log } from '../app/log.ts'
import type { Terminal } from './terminal.ts'

/** Mistakes of the program, told where it was started. */
export const logTo = (terminal: Pick<Terminal, 'tell'>): Log => ({
  mistake: (during, error) =>
    terminal.tell(
      `${during}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    ),
})

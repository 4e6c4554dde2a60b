/** Writes a line for whoever looks into a fault. Nothing that a scholar must act on is told this way. */
export function log(sentence: string, error?: unknown): void {
  const detail = error instanceof Error ? `: ${error.stack ?? error.message}` : ''
  process.stderr.write(`image server: ${sentence}${detail}\n`)
}

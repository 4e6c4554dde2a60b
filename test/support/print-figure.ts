/**
 * Shows what a test measured, so that a run leaves the figures behind, and not only that they were kept.
 *
 * @param id of the promise in the table of reliability: `E6`
 */
export const printFigure = (id: string, figure: string): void =>
  void process.stdout.write(`${id}: ${figure}\n`)

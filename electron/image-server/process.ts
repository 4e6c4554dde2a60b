// The one entry of the image process, whoever starts it and wherever it runs. With `--cache FOLDER` it keeps
// there what can be made again. With `--draw-sample FOLDER` it draws the sample and ends: drawing needs sharp
// too, and sharp belongs in this process alone.
import { log } from './log.ts'
import { findParent } from './parent.ts'

async function run(): Promise<void> {
  const folder = findParameter('--draw-sample')
  if (folder !== undefined) {
    const { drawSample } = await import('./sample/draw-sample.ts')
    await drawSample(folder)
    process.exit(0)
  }
  const parent = findParent()
  if (!parent) throw new Error('This program is started by Florilegium, not by itself')
  const { serve } = await import('./serve.ts')
  serve(parent, findParameter('--cache'))
}

/** What follows a word of the command line. */
function findParameter(word: string): string | undefined {
  const place = process.argv.indexOf(word)
  return place < 0 ? undefined : process.argv[place + 1]
}

run().catch((error: unknown) => {
  log('it cannot go on', error)
  process.exit(1)
})

// The one entry of the image process, whoever starts it and wherever it runs. With `--draw-sample FOLDER`
// it draws the sample and ends: drawing needs sharp too, and sharp belongs in this process alone.
import { log } from './log.ts'
import { findParent } from './parent.ts'

const DRAW_SAMPLE = '--draw-sample'

async function run(): Promise<void> {
  const place = process.argv.indexOf(DRAW_SAMPLE)
  const folder = process.argv[place + 1]
  if (place >= 0 && folder !== undefined) {
    const { drawSample } = await import('./sample/draw-sample.ts')
    await drawSample(folder)
    process.exit(0)
  }
  const parent = findParent()
  if (!parent) throw new Error('This program is started by Florilegium, not by itself')
  const { serve } = await import('./serve.ts')
  serve(parent)
}

run().catch((error: unknown) => {
  log('it cannot go on', error)
  process.exit(1)
})

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { drawPictures, type Picture } from './pictures.ts'
import { allowDrawings } from './raster.ts'

/** Written last: a folder without it was not finished, and is drawn again. */
const STAMP = '.complete'
/** Raised when the pictures change, so that older ones are drawn again. */
const EDITION = '1'

/**
 * Draws "The Little Florilegium", a codex that never was, as a folder of images. The same every time.
 * Does nothing when the folder is complete. Only for a process of its own: it lets sharp read SVG.
 */
export async function drawSample(folder: string): Promise<void> {
  if (await isComplete(folder)) return
  allowDrawings()
  await removeLeftovers(folder)
  await drawPictures((picture) => writePicture(folder, picture))
  const stamp = path.join(folder, STAMP)
  await writeFile(`${stamp}.partial`, EDITION)
  await rename(`${stamp}.partial`, stamp)
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    return (await readFile(path.join(folder, STAMP), 'utf8')) === EDITION
  } catch {
    return false
  }
}

/** Halves of pictures that an earlier, interrupted drawing left. */
async function removeLeftovers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder, { recursive: true })
  const halves = names.filter((name) => name.endsWith('.partial'))
  await Promise.all(halves.map((name) => rm(path.join(folder, name))))
}

async function writePicture(folder: string, { name, bytes }: Picture): Promise<void> {
  const file = path.join(folder, ...name.split('/'))
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.partial`, bytes)
  await rename(`${file}.partial`, file)
}

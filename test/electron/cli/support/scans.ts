import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** Neither square nor divisible. */
const WIDTH = 1237
const HEIGHT = 881

/** Draws a small image into a file. Its format is that of its ending. */
export async function drawImage(file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true })
  const image = sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#b9a77c' },
  })
  await image.toFile(file)
}

/** A folder `scans` with these images; it goes when the test is over. */
export async function folderOf(names: readonly string[]): Promise<string> {
  const folder = path.join(temporaryFolder(), 'scans')
  mkdirSync(folder)
  for (const name of names) await drawImage(path.join(folder, name))
  return folder
}

/** Writes files that are no images into the folder. */
export function addTexts(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name), text)
}

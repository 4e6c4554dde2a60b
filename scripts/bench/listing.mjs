import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { importBundled } from './bundle.mjs'
import { compare, inParallel, readable } from './measure.mjs'
import { makeScans } from './scans.mjs'

/** How long the core takes to list folders, beside sharp reading the headers of the same files. */
export async function measureListing() {
  const { scanFolder } = await importBundled('electron/files/image-folder.ts')
  const rows = []
  for (const { count, size, rounds } of FOLDERS) {
    const folder = await makeScans(count, size)
    const files = (await readdir(folder)).map((name) => path.join(folder, name))
    const listed = await scanFolder(folder)
    if (listed.size !== count) throw new Error(`Listed ${listed.size} of ${count} files`)
    const { ours, metadata } = await compare(
      {
        ours: () => scanFolder(folder),
        metadata: () => inParallel(files, 8, (file) => sharp(file).metadata()),
      },
      { rounds },
    )
    rows.push({
      what: `list ${count.toLocaleString('en')} JPEGs of ${size.width} × ${size.height}`,
      result: `${readable(ours)} (${Math.round((count / ours) * 1000).toLocaleString('en')} files/s)`,
      beside: `${(metadata / ours).toFixed(1)} times as fast as sharp().metadata() (${readable(metadata)})`,
      goal:
        count === 1000
          ? { text: 'within 3 s', isMet: ours < 3000 }
          : { text: '10 times sharp', isMet: metadata / ours >= 10 },
    })
  }
  return rows
}

/** The second folder is about many files, so they are small. */
const FOLDERS = [
  { count: 1000, size: { width: 1500, height: 2000 }, rounds: 5 },
  { count: 10_000, size: { width: 300, height: 400 }, rounds: 3 },
]

import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeFileAtomically } from './atomic-write.ts'
import type { FolderListing, FoundFile } from './examine-file.ts'

/** What was found in a folder the last time, kept between starts. */
export interface KeptListing {
  /** Empty when nothing is kept, or when what is kept is torn or from another program. Never rejects. */
  load(): Promise<FolderListing>
  /** Never rejects: what cannot be kept is found again. */
  save(listing: FolderListing): Promise<void>
}

/** Raised whenever files are read in another way: what an older program found is then found anew. */
const FORMAT = 5

/** In files: shorter listings are made as fast as they are loaded. */
const WORTH_KEEPING = 200

/**
 * The listing of a folder in the cache: sizes, times and headers, no pixels. It is only a beginning: each file
 * is still asked for its size and time, and read again where these differ.
 *
 * @param cache the folder of what may be deleted at any time, absolute
 * @param root of the folder of scans, absolute
 */
export function keepListing(cache: string, root: string): KeptListing {
  const file = path.join(cache, 'listings', `${hashOf(root).slice(0, 32)}.json`)
  return {
    async load() {
      try {
        return readListing(await readFile(file, 'utf8'))
      } catch {
        return new Map()
      }
    },
    async save(listing) {
      if (listing.size < WORTH_KEEPING) return
      try {
        await mkdir(path.dirname(file), { recursive: true })
        await writeFileAtomically(file, writeListing(listing))
      } catch {
        // A full or a locked disk is told where something of the scholar's is written.
      }
    },
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The first line proves the second: what was torn, or written by something else, is not taken for ours. */
const proofOf = (body: string): string =>
  `Florilegium listing ${FORMAT} ${hashOf(`${FORMAT} ${body}`)}`

function writeListing(listing: FolderListing): string {
  const files = [...listing.values()].map(({ pathBytes, ...file }) => ({
    ...file,
    ...(pathBytes ? { pathBytes: pathBytes.toString('base64') } : {}),
  }))
  const body = JSON.stringify(files)
  return `${proofOf(body)}\n${body}`
}

function readListing(text: string): FolderListing {
  const [proof = '', body = ''] = text.split('\n')
  if (proof !== proofOf(body)) return new Map()
  const files = JSON.parse(body) as readonly KeptFile[]
  return new Map(
    files.map(({ pathBytes, ...file }) => [
      file.entry.path,
      {
        ...file,
        ...(pathBytes === undefined ? {} : { pathBytes: Buffer.from(pathBytes, 'base64') }),
      },
    ]),
  )
}

/** As JSON holds it. */
type KeptFile = Omit<FoundFile, 'pathBytes'> & { readonly pathBytes?: string }

import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepListing } from '../../../electron/files/kept-listing.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { watchFolder } from '../../../electron/files/watch-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'

/** The smallest GIF there is. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const COUNT = 250
/** Seconds since 1970; whole, since not every system sets parts of them. */
const TIME = 1_700_000_000

/** A folder of many scans, one of them with a name that is not UTF-8, and a folder for the cache. */
function folders() {
  const folder = temporaryFolder()
  const root = path.join(folder, 'scans')
  const cache = path.join(folder, 'cache')
  mkdirSync(root)
  for (let leaf = 1; leaf <= COUNT; leaf += 1) writeFileSync(path.join(root, `f. ${leaf}.gif`), GIF)
  if (process.platform === 'linux')
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.gif')]),
      GIF,
    )
  return { root, cache, kept: keepListing(cache, root) }
}

describe('What was found in a folder is kept between starts', () => {
  test('and comes back the same, odd names included', async () => {
    const { root, cache } = folders()
    const listing = await scanFolder(root)
    await keepListing(cache, root).save(listing)
    expect(await keepListing(cache, root).load()).toEqual(listing)
  })

  test('files that are as they were are not opened again', async () => {
    const { root, kept } = folders()
    const file = path.join(root, 'f. 7.gif')
    utimesSync(file, TIME, TIME)
    await kept.save(await scanFolder(root))
    // The same size and time, and no image any more: only who opens it sees that.
    writeFileSync(file, Buffer.alloc(GIF.length))
    utimesSync(file, TIME, TIME)
    const again = await scanFolder(root, { known: await kept.load() })
    expect(again.get('f. 7.gif')?.entry.content.kind).toBe('image')
    const anew = await scanFolder(root)
    expect(anew.get('f. 7.gif')?.entry.content.kind).toBe('unusable')
  })

  test('every file is told at the next start, and what changed meanwhile is read', async () => {
    const { root, kept } = folders()
    await kept.save(await scanFolder(root))
    writeFileSync(path.join(root, 'f. 9.gif'), 'no image')
    const told = new Map<string, string>()
    let isWatching = false
    const watch = watchFolder(
      root,
      {
        onFound: ({ entry }) => told.set(entry.path, entry.content.kind),
        onRemoved: () => undefined,
        onState: ({ kind }) => {
          isWatching = kind === 'watching'
        },
        onMistake: (error) => {
          throw error
        },
      },
      kept,
    )
    await waitFor('the end of the scan', () => isWatching)
    await watch.close()
    expect(told.size).toBe(readdirSync(root).length)
    expect(told.get('f. 9.gif')).toBe('unusable')
    expect(told.get('f. 8.gif')).toBe('image')
    expect((await kept.load()).get('f. 9.gif')?.entry.content.kind).toBe('unusable')
  })

  test('what is torn, changed or of another program is taken for nothing', async () => {
    const { root, cache, kept } = folders()
    await kept.save(await scanFolder(root))
    const [name = ''] = readdirSync(path.join(cache, 'listings'))
    const file = path.join(cache, 'listings', name)
    const whole = readFileSync(file)
    for (const bytes of [
      whole.subarray(0, whole.length / 2),
      whole.subarray(0, -1),
      Buffer.from(whole.toString().replace('f. 8.gif', '../8.gif')),
      Buffer.from('{"listing":[]}'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(file, bytes)
      expect((await kept.load()).size).toBe(0)
    }
    writeFileSync(file, whole)
    expect((await kept.load()).size).toBeGreaterThanOrEqual(COUNT)
  })

  test('a cache that cannot be written to is no reason not to work', async () => {
    const { root, cache } = folders()
    writeFileSync(cache, 'a file where the folder should be')
    const kept = keepListing(cache, root)
    await kept.save(await scanFolder(root))
    expect((await kept.load()).size).toBe(0)
  })
})

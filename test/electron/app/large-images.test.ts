import { statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { drawMap, HUGE } from '../../support/huge-map.ts'
import { waitFor } from '../../support/wait-for.ts'
import {
  folderOfScans,
  sourcesListed,
  sourcesOf,
  startProgram,
  type TestProgram,
} from './program.ts'

/** What is listed of the large map: its format, or the code of the problem. */
function listed(program: TestProgram): string | undefined {
  const content = sourcesOf(program).get('map.tif')?.content
  return content?.kind === 'unusable' ? content.problem.code : content?.format
}

const status = async (program: TestProgram): Promise<number> => {
  const { image3 } = await program.call('getAddresses')
  return (await fetch(`${image3}/map.tif/info.json`)).status
}

test('a large image is listed with the reason; allowed, it is used, also after a restart, until it is forbidden', async () => {
  const scans = await folderOfScans(['f. 1.jpg'])
  await drawMap(path.join(scans, 'map.tif'), HUGE)
  const first = await startProgram()
  await first.drop(scans)
  const { file } = await first.call('createProject', scans)
  const [folder] = (await first.call('openProject', file)).records.filter(
    ({ type }) => type === 'Folder',
  )
  const place = { folder: folder?.id ?? '', path: 'map.tif' }
  await sourcesListed(first)
  expect(sourcesOf(first).get('map.tif')?.content).toMatchObject({
    kind: 'unusable',
    problem: { code: 'source/larger-than-usual', details: { megapixels: 561, limit: 500 } },
  })
  expect(await status(first)).toBe(404)

  await first.call('allowLargeFile', place)
  await waitFor('the image', () => listed(first) === 'tiff')
  expect(sourcesOf(first).get('map.tif')?.content).toMatchObject(HUGE)
  expect(await status(first)).toBe(200)
  await first.app.close()

  const again = await startProgram({ home: first.home })
  await again.call('openProject', file)
  await sourcesListed(again)
  expect(listed(again)).toBe('tiff')
  const map = path.join(scans, 'map.tif')
  const [allowed] = await again.call('listAllowedFiles')
  expect(allowed?.file).toBe(map)
  expect(await again.call('forbidLargeFile', allowed?.key ?? '')).toEqual([])
  await waitFor('the reason', () => listed(again) === 'source/larger-than-usual')
  expect(await status(again)).toBe(404)

  // What was allowed is the file as it was, not whatever takes its place.
  await again.call('allowLargeFile', place)
  await waitFor('the image', () => listed(again) === 'tiff')
  const later = new Date(statSync(map).mtimeMs + 60_000)
  utimesSync(map, later, later)
  await again.call('rescanFolder', place.folder)
  await waitFor('the reason', () => listed(again) === 'source/larger-than-usual')
}, 120_000)

test('only what is too large, and in a folder of the project, can be allowed', async () => {
  const scans = await folderOfScans(['f. 1.jpg'])
  const program = await startProgram()
  await program.drop(scans)
  const { records } = await program.call('createProject', scans)
  await sourcesListed(program)
  const folder = records.find(({ type }) => type === 'Folder')?.id ?? ''
  for (const wrong of ['f. 1.jpg', 'gone.tif', '../f. 1.jpg']) {
    await program.call('allowLargeFile', { folder, path: wrong })
  }
  await program.call('allowLargeFile', { folder: 'other', path: 'f. 1.jpg' })
  expect(await program.call('listAllowedFiles')).toEqual([])
})

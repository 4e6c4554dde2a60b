import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setRights } from '../../../iiif/project/commands/properties.ts'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import type { SiteOptions } from '../../../iiif/site/options.ts'
import { serveStatically } from '../../support/static-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { sourcesListed, sourcesOf, startProgram, windowOf, type TestProgram } from './program.ts'

const WIDTH = 1301
const HEIGHT = 907

let count = 0
const newId = (): string => `new-${++count}`

const gather = (program: TestProgram) => (project: Project) =>
  addCanvases(project, {
    images: [...sourcesOf(program)].flatMap(([name, { content }]) =>
      content.kind === 'image'
        ? [
            {
              image: {
                type: 'Image' as const,
                folder: foldersOf(project)[0]!.id,
                path: name,
                width: content.width,
                height: content.height,
              },
              label: name,
            },
          ]
        : [],
    ),
    newId,
  })

/** An object over three scans, and a place for its website. */
async function openedObject() {
  const scans = temporaryFolder()
  for (const name of ['f. 1r.jpg', 'f. 1v.jpg', 'box/f. 2.jpg']) await writeScan(scans, name)
  const target = path.join(temporaryFolder(), 'codex')
  const program = await startProgram({
    answers: {
      chooseFolder: () => Promise.resolve(scans),
      chooseSiteFolder: () => Promise.resolve(target),
    },
    platform: { sitePage: sitePage() },
  })
  const opened = await program.call('createProject', (await program.call('chooseFolder'))!.path)
  await sourcesListed(program)
  const window = windowOf(program, opened)
  await window.run(gather(program))
  const { path: folder } = (await program.call('chooseSiteFolder', { name: 'codex' }))!
  return { program, scans, target, folder, window }
}

async function writeScan(folder: string, name: string, background = '#b9a27c'): Promise<void> {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .jpeg()
    .toFile(path.join(folder, name))
}

/** Waits until the watched folder shows a file as it is on the disk now. */
async function noticed(
  { program, scans }: Awaited<ReturnType<typeof openedObject>>,
  name: string,
): Promise<void> {
  const { mtimeMs } = statSync(path.join(scans, name))
  await waitFor(`${name} as it is now`, () =>
    program
      .told('sourcesChanged')
      .some((one) => one.found.some((entry) => entry.path === name && entry.modified === mtimeMs)),
  )
}

/** A page as the build leaves it, in small. */
function sitePage(): string {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
  return folder
}

const tiles = (base: string, hasOlderVersion = false): SiteOptions => ({
  base,
  images: { kind: 'tiles' },
  hasOlderVersion,
})

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))

describe('A website of an object', () => {
  test('is a folder that any web server serves: every address in its manifests leads to a file', async () => {
    const { program, target, folder } = await openedObject()
    const server = await serveStatically(target)
    onTestFinished(() => server.close())
    const options = tiles(server.address, true)
    const plan = await program.call('planSite', options)
    const report = await program.call('publishSite', { options, folder })
    // The page that shows the object, and the file for GitHub Pages, are not counted beforehand.
    expect(report).toEqual({ folder: target, files: plan.files + 2, reused: 0 })
    expect(filesIn(target)).toHaveLength(plan.files + 3)
    expect(existsSync(`${target}.partial`)).toBe(false)

    for (const [name, version] of [
      ['manifest.json', 3],
      ['manifest-2.json', 2],
    ] as const) {
      const text = await (await fetch(`${server.address}/${name}`)).text()
      const pictures = text.match(/"http[^"]*\.jpg"/g)!.map((one) => one.slice(1, -1))
      expect(new Set(pictures).size).toBeGreaterThanOrEqual(6)
      for (const address of new Set(pictures)) {
        const answer = await fetch(address)
        expect(answer.status, address).toBe(200)
        expect(answer.headers.get('content-type')).toBe('image/jpeg')
      }
      const service = `${server.address}/images/${version}/box-f-2`
      expect(text).toContain(service)
      const information = (await (await fetch(`${service}/info.json`)).json()) as { width: number }
      expect(information.width).toBe(WIDTH)
    }
    const edge = await fetch(
      `${server.address}/images/3/f-1r/1024,512,277,395/277,395/0/default.jpg`,
    )
    expect(await sharp(await edge.arrayBuffer()).metadata()).toMatchObject({
      width: 277,
      height: 395,
    })
    expect(program.told('publishProgress').at(-1)).toMatchObject({
      done: program.told('publishProgress').at(-1)!.total,
    })
  })

  test('is made anew only where something has changed', async () => {
    const opened = await openedObject()
    const { program, scans, target, folder } = opened
    const options = tiles('https://example.org/codex')
    await program.call('publishSite', { options, folder })
    const tile = path.join(target, 'images/3/f-1r/0,0,512,512/512,512/0/default.jpg')
    utimesSync(tile, 1, 1)

    await writeScan(scans, 'f. 1v.jpg', '#334455')
    await noticed(opened, 'f. 1v.jpg')
    const { reused } = (await program.call('publishSite', { options, folder }))!
    expect(reused).toBe(2)
    // The very same file, not one that is like it.
    expect(statSync(tile).mtimeMs).toBe(1000)
    const changed = path.join(target, 'images/3/f-1v/full/max/0/default.jpg')
    const [red = 255] = await sharp(changed).raw().toBuffer()
    expect(red).toBeLessThan(0x50)
    expect(existsSync(`${target}.older`)).toBe(false)
  })

  test('holds pictures of a chosen size, when that is asked for', async () => {
    const { program, target, folder } = await openedObject()
    const options: SiteOptions = {
      base: 'https://example.org/codex',
      images: { kind: 'pictures', longestSide: 1000 },
      hasOlderVersion: false,
    }
    await program.call('publishSite', { options, folder })
    expect(filesIn(target).filter((name) => name.endsWith('.jpg'))).toHaveLength(6)
    const picture = await sharp(path.join(target, 'images/f-1r.jpg')).metadata()
    expect(picture).toMatchObject({ width: 1000, height: 697 })
    expect(readFileSync(path.join(target, 'manifest.json'), 'utf8')).not.toContain('ImageService')
  })

  test('that is cancelled leaves nothing, and the older one as it was', async () => {
    const { program, target, folder } = await openedObject()
    const options = tiles('https://example.org/codex')
    const running = program.app.handlers.publishSite({ options, folder })
    await waitFor('the first picture', () => program.told('publishProgress').length > 0)
    await program.call('cancelPublishing')
    expect(await running).toEqual({ kind: 'done', value: undefined })
    expect(existsSync(target)).toBe(false)
    expect(existsSync(`${target}.partial`)).toBe(false)
  })

  test('with an image that cannot be made is not put in its place, and the next run goes on', async () => {
    const opened = await openedObject()
    const { program, scans, target, folder } = opened
    const options = tiles('https://example.org/codex')
    await program.call('publishSite', { options, folder })
    const before = readFileSync(path.join(target, 'manifest.json'), 'utf8')
    const whole = readFileSync(path.join(scans, 'f. 1v.jpg'))
    // Cut off in the middle: its header is right, its picture is not.
    writeFileSync(
      path.join(scans, 'f. 1v.jpg'),
      Buffer.concat([whole.subarray(0, whole.length / 2), whole.subarray(-2)]),
    )
    await noticed(opened, 'f. 1v.jpg')
    expect(await program.refusal('publishSite', { options, folder })).toBe('export/image-failed')
    expect(readFileSync(path.join(target, 'manifest.json'), 'utf8')).toBe(before)

    await writeScan(scans, 'f. 1v.jpg')
    await noticed(opened, 'f. 1v.jpg')
    expect((await program.call('publishSite', { options, folder }))!.reused).toBe(2)
    expect(existsSync(`${target}.partial`)).toBe(false)
  })

  test('never goes into a folder with other things in it, or one that nobody chose', async () => {
    const { program, target, folder } = await openedObject()
    mkdirSync(target)
    writeFileSync(path.join(target, 'thesis.txt'), 'years of work')
    const options = tiles('https://example.org/codex')
    expect(await program.refusal('publishSite', { options, folder })).toBe('export/folder-taken')
    expect(readdirSync(target)).toEqual(['thesis.txt'])
    const elsewhere = path.join(temporaryFolder(), 'elsewhere')
    expect(await program.refusal('publishSite', { options, folder: elsewhere })).toBe(
      'request/place-not-chosen',
    )
  })

  test('tells in its pictures whose they are, and makes them again when that changes', async () => {
    const opened = await openedObject()
    const { program, target, folder } = opened
    const options = tiles('https://example.org/codex')
    await program.call('publishSite', { options, folder })
    const whole = path.join(target, 'images/3/f-1r/full/max/0/default.jpg')
    expect((await sharp(whole).metadata()).xmpAsString).toBeUndefined()
    expect((await program.call('planSite', options)).remarks).toEqual([
      { kind: 'uncredited', count: 3 },
    ])

    const rights = 'http://creativecommons.org/licenses/by/4.0/'
    await opened.window.run((project) => setRights(project, { ids: [project.manifest] }, rights))
    const { reused } = (await program.call('publishSite', { options, folder }))!
    expect(reused).toBe(0)
    expect((await sharp(whole).metadata()).xmpAsString).toContain(rights)
    const tile = path.join(target, 'images/3/f-1r/0,0,512,512/512,512/0/default.jpg')
    expect((await sharp(tile).metadata()).xmpAsString).toBeUndefined()
  })
})

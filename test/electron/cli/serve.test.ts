import { createServer } from 'node:net'
import { rmSync, truncateSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { validate } from '../../../iiif/validation/validate.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { endCli, runCli, startCli, startServing } from './support/run-cli.ts'
import { addTexts, drawImage, folderOf } from './support/scans.ts'

afterAll(removeBuiltCli)

interface Served {
  readonly id?: string
  readonly items?: readonly unknown[]
  readonly sequences?: readonly { readonly canvases: readonly unknown[] }[]
}

const getJson = async (address: string): Promise<Served> => {
  const response = await fetch(address)
  expect(response.status).toBe(200)
  return (await response.json()) as Served
}

/** What breaks the specification; what it recommends to describe is the scholar's. */
const faultsIn = (document: unknown, version: '2.1' | '3.0'): readonly unknown[] =>
  validate(document, version).findings.filter(({ severity }) => severity !== 'remark')

describe('florilegium serve --json', () => {
  test('says first where images and manifests are, and serves them until Ctrl+C', async () => {
    const folder = await folderOf(['f. 2.jpg', 'f. 10.jpg', 'part/ä #.png'])
    const before = fingerprint(folder)
    const cli = await startServing([folder])
    const { image2, image3, presentation2, presentation3 } = cli.addresses

    expect(Object.keys(cli.addresses)).toEqual([
      'image2',
      'image3',
      'presentation2',
      'presentation3',
    ])
    const info3 = await getJson(`${image3}/${encodeURIComponent('part/ä #.png')}/info.json`)
    expect(info3).toMatchObject({ type: 'ImageService3', width: 1237, height: 881 })
    expect(await getJson(`${image2}/${encodeURIComponent('f. 2.jpg')}/info.json`)).toMatchObject({
      width: 1237,
    })

    const manifest3 = await getJson(presentation3)
    expect(manifest3.id).toBe(presentation3)
    expect(manifest3.items).toHaveLength(3)
    expect(faultsIn(manifest3, '3.0')).toEqual([])
    const manifest2 = await getJson(presentation2)
    expect(manifest2.sequences?.[0]?.canvases).toHaveLength(3)
    expect(faultsIn(manifest2, '2.1')).toEqual([])

    const painted =
      /"(http[^"]*\/full\/max\/0\/default\.jpg)"/.exec(JSON.stringify(manifest3))?.[1] ?? ''
    const picture = await fetch(painted)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])

    const { code, stdout } = await endCli(cli)
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(fingerprint(folder)).toEqual(before)
    await expect(fetch(presentation3)).rejects.toThrow()
  })

  test('uses addresses that nobody can guess, and plain ones with --share', async () => {
    const folder = await folderOf(['1.jpg'])
    const secret = await startServing([folder])
    const { origin, pathname } = new URL(secret.addresses.image3)
    expect(pathname).toMatch(/^\/[0-9a-f]{32}\/image\/3$/)
    expect((await fetch(`${origin}/open/image/3/1.jpg/info.json`)).status).toBe(404)
    const shared = await startServing([folder, '--share'])
    expect(new URL(shared.addresses.image3).pathname).toBe('/open/image/3')
    await getJson(`${shared.addresses.image3}/1.jpg/info.json`)
  })

  test('follows what happens in the folder', async () => {
    const folder = await folderOf(['1.jpg'])
    const cli = await startServing([folder])
    await drawImage(path.join(folder, '2.jpg'))
    await waitFor('the new image', () => cli.stderr().includes('2 images are served now'))
    expect((await getJson(cli.addresses.presentation3)).items).toHaveLength(2)
    await getJson(`${cli.addresses.image3}/2.jpg/info.json`)
    rmSync(path.join(folder, '1.jpg'))
    await waitFor('the loss', () => cli.stderr().includes('1 image is served now'))
    expect((await getJson(cli.addresses.presentation3)).items).toHaveLength(1)
    expect((await fetch(`${cli.addresses.image3}/1.jpg/info.json`)).status).toBe(404)
  })

  test('of an empty folder serves, and shows what is put there', async () => {
    const folder = await folderOf([])
    const cli = await startServing([folder])
    expect((await getJson(cli.addresses.presentation3)).items).toEqual([])
    await drawImage(path.join(folder, '1.jpg'))
    await waitFor('the new image', () => cli.stderr().includes('1 image is served now'))
    expect((await getJson(cli.addresses.presentation3)).items).toHaveLength(1)
  })

  test('takes the port that it is given, and no other', async () => {
    const folder = await folderOf(['1.jpg'])
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => blocker.once('listening', resolve))
    const address = blocker.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { code, stdout, stderr } = await runCli(['serve', folder, '--port', port, '--json'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`Port ${port} is already used`)
    await new Promise((resolve) => blocker.close(resolve))
    const cli = await startServing([folder, '--port', port])
    expect(new URL(cli.addresses.image3).port).toBe(port)
  })

  test('says so when an image turns out to be damaged, and goes on', async () => {
    const folder = await folderOf(['1.jpg', '2.jpg'])
    const file = path.join(folder, '2.jpg')
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    const cli = await startServing([folder])
    const broken = await fetch(`${cli.addresses.image3}/2.jpg/full/max/0/default.jpg`)
    expect(broken.status).toBeGreaterThanOrEqual(400)
    await waitFor('the sentence', () => cli.stderr().includes('"2.jpg" is not used'))
    expect((await fetch(`${cli.addresses.image3}/1.jpg/full/max/0/default.jpg`)).status).toBe(200)
  })

  test('ends cleanly on SIGTERM too', async () => {
    const folder = await folderOf(['1.jpg'])
    const cli = await startServing([folder])
    cli.process.kill('SIGTERM')
    expect((await cli.ended).code).toBe(0)
  })

  // Its children are found where Linux lists them.
  test.skipIf(process.platform !== 'linux')('survives the end of its image server', async () => {
    const folder = await folderOf(['1.jpg'])
    const cli = await startServing([folder])
    const children = readFileSync(
      `/proc/${String(cli.process.pid)}/task/${String(cli.process.pid)}/children`,
      'utf8',
    )
    process.kill(Number(children.trim().split(' ')[0]), 'SIGKILL')
    await waitFor('the note of it', () => cli.stderr().includes('The image server ended'))
    for (let tries = 0; ; tries += 1) {
      const status = await fetch(`${cli.addresses.image3}/1.jpg/info.json`).then(
        ({ status }) => status,
        () => 0,
      )
      if (status === 200) break
      expect(tries).toBeLessThan(200)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
})

describe('florilegium serve --sample', () => {
  test('draws the sample once, and serves it described and annotated', async () => {
    const env = { HOME: temporaryFolder(), XDG_CONFIG_HOME: temporaryFolder() }
    const cli = await startServing(['--sample'], { env })
    expect(cli.stderr()).toContain('The sample is being drawn')
    const manifest3 = await getJson(cli.addresses.presentation3)
    expect(faultsIn(manifest3, '3.0')).toEqual([])
    const text = JSON.stringify(await getJson(cli.addresses.presentation2))
    const list = /"(http[^"]*\/list\/[^"]*)"/.exec(text)?.[1] ?? ''
    expect(faultsIn(await getJson(list), '2.1')).toEqual([])
    await endCli(cli)
    const again = await startServing(['--sample'], { env })
    expect(again.stderr()).toBe('')
  }, 120_000)
})

describe('florilegium serve for people', () => {
  test('says how many images there are, what is wrong with others, what validation found, and where all is', async () => {
    const folder = await folderOf(['1.jpg', '2.jpg'])
    addTexts(folder, { 'empty.jpg': '', 'notes.txt': 'notes' })
    const cli = await startCli(['serve', folder])
    await waitFor('the last line', () => cli.stdout().includes('Ctrl+C ends it.'))
    const said = cli.stdout()
    expect(said).toContain('The folder "scans" is served: 2 images.')
    expect(said).toMatch(
      /version 3\.0 has 2 canvases; validation found no errors and no warnings\./,
    )
    expect(said).toMatch(
      /version 2\.1 has 2 canvases; validation found no errors and no warnings\./,
    )
    expect(said.match(/http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\//g)).toHaveLength(4)
    expect(cli.stderr()).toContain('"empty.jpg" is not used. The file is empty (0 bytes).')
    expect((await endCli(cli)).code).toBe(0)
  })

  test('of an empty folder says what to do', async () => {
    const folder = await folderOf([])
    const cli = await startCli(['serve', folder])
    await waitFor('the last line', () => cli.stdout().includes('Ctrl+C ends it.'))
    expect(cli.stdout()).toContain('has no images yet: what you put there will appear')
  })

  test.each<[string, (folder: string) => string, string]>([
    ['a folder that is gone', (folder) => path.join(folder, 'gone'), 'cannot be found'],
    ['a file', (folder) => path.join(folder, 'notes.txt'), 'is not a folder'],
  ])('of %s ends with 2 and a sentence', async (_name, placeIn, sentence) => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'notes.txt'), 'notes')
    const { code, stdout, stderr } = await runCli(['serve', placeIn(folder)])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

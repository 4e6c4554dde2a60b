import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { drawMap, HUGE } from '../../support/huge-map.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { endCli, startCli, startServing } from './support/run-cli.ts'
import { folderOf } from './support/scans.ts'

afterAll(removeBuiltCli)

describe('florilegium serve, of a folder with a very large image', () => {
  test('names it with its reason, and serves it when it is allowed by name', async () => {
    const folder = await folderOf(['1.jpg'])
    await drawMap(path.join(folder, 'map.tif'), HUGE)
    const careful = await startServing([folder])
    expect(careful.stderr()).toContain(
      '"map.tif" is not used. The image has 561 million pixels, more than the limit of 500 million.',
    )
    expect((await fetch(`${careful.addresses.image3}/map.tif/info.json`)).status).toBe(404)
    await endCli(careful)

    const trusting = await startServing([folder, '--allow-large', 'map.tif'])
    expect(trusting.stderr()).toBe('')
    const picture = await fetch(`${trusting.addresses.image3}/map.tif/full/100,/0/default.jpg`)
    expect(picture.status).toBe(200)
    await endCli(trusting)
  }, 60_000)
})

// Its children are found where Linux lists them.
test.skipIf(process.platform !== 'linux')(
  'florilegium serve, ended while it looks through its folder, ends as one wished',
  async () => {
    const folder = temporaryFolder()
    for (let number = 0; number < 20_000; number += 1) {
      writeFileSync(path.join(folder, `${String(number)}.jpg`), 'no picture')
    }
    const cli = await startCli(['serve', folder])
    const children = `/proc/${String(cli.process.pid)}/task/${String(cli.process.pid)}/children`
    const hasImageServer = (): boolean =>
      existsSync(children) && readFileSync(children, 'utf8').trim() !== ''
    await waitFor('the image server', hasImageServer)
    const { code, stderr } = await endCli(cli)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  },
  60_000,
)

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImageServer } from '../../../electron/app/image-check/check-image-server.ts'
import type { ImageCheckReport } from '../../../iiif/image-check/report.ts'
import { writeGrid } from '../../conformance/image/grid.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'

const PREFIX = 'f47ac10b58cc4372a5670e02b2c3d479'
let server: TestImageServer
let root: string

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-check-'))
  await writeGrid(path.join(root, 'f. 1r.png'))
  server = await startImageServer()
  await server.publish(PREFIX, [await publishedFile(root, 'f. 1r.png')])
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

/** Everything that is not passed, with what was found. */
const notPassed = ({ results }: ImageCheckReport) =>
  results
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'advised')
    .map(({ rule, faults }) => `${rule}: ${faults.join(' ')}`)

describe.each([2, 3] as const)('Our own server keeps every rule of version %s', (version) => {
  test('at level 2, with everything that it offers besides', async () => {
    const address = `${server.origin}/${PREFIX}/image/${version}/f.%201r.png`
    const report = await checkImageServer(`${address}/info.json`)
    expect(notPassed(report)).toEqual([])
    expect(report).toMatchObject({
      address,
      version,
      level: 2,
      image: { width: 1237, height: 881 },
    })
    const tested = report.results.filter(({ outcome }) => outcome === 'passed')
    expect(tested.length).toBeGreaterThan(50)
  })
})

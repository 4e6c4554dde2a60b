import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImageServer } from '../../../electron/app/image-check/check-image-server.ts'
import { IMAGE_RULES } from '../../../iiif/image-check/rules/index.ts'
import { writeGrid } from '../../conformance/image/grid.ts'
import {
  startFaultyImageServer,
  type FaultyImageServer,
} from '../../support/faulty-image-server.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { FAULTS } from './faults.ts'

const PREFIX = 'f47ac10b58cc4372a5670e02b2c3d479'
const IMAGE = 'grid.png'
const baseOf = (version: number): string => `/${PREFIX}/image/${version}/${IMAGE}`
let server: TestImageServer
let faulty: FaultyImageServer
let root: string

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-faults-'))
  await writeGrid(path.join(root, IMAGE))
  server = await startImageServer()
  await server.publish(PREFIX, [await publishedFile(root, IMAGE)])
  faulty = await startFaultyImageServer({ port: server.port, bases: [baseOf(2), baseOf(3)] })
})
afterAll(async () => {
  await faulty.stop()
  await server.stop()
  await rm(root, { recursive: true })
})

describe('A server with one fault: the rule that it breaks finds it, and no other rule', () => {
  test.each(FAULTS)('$rule finds a server that $name ($version)', async (one) => {
    faulty.fail(one.fault)
    const { results } = await checkImageServer(`${faulty.origin}${baseOf(one.version)}`)
    const found = results
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'advised')
      .map(({ rule, outcome, faults }) => ({ rule, outcome, faults }))
    expect(found).toEqual([{ rule: one.rule, outcome: one.outcome, faults: expect.any(Array) }])
    expect(found[0]?.faults.join('')).toMatch(/expected .+; .+ came\./)
  })

  test('every rule has a server that breaks it, but for what our own never offers', () => {
    const broken = new Set(FAULTS.map(({ rule }) => rule))
    const unbroken = IMAGE_RULES.map(({ id }) => id).filter((id) => !broken.has(id))
    expect(unbroken).toEqual([
      'size/upscaling-not-there',
      'size/above-full',
      'format/jpg',
      'format/tif',
      'format/gif',
      'format/jp2',
      'format/pdf',
    ])
  })
})

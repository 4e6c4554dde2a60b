// Parameters that nothing understands, as the official validator draws them: 400, and nothing else.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askMany } from '../../support/many-requests.ts'
import { IDENTIFIER, PREFIX, startClient, type ConformanceClient } from './client.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
})
afterAll(() => client.stop())

/** Digits, letters and `:;<=>@[\]^_` with backtick, raw: no client tidies them up. */
const SIGNS = Array.from({ length: 122 - 48 + 1 }, (_, index) =>
  String.fromCharCode(48 + index),
).map((sign) => (sign === '?' ? '$' : sign))

const drawn = (length: number) =>
  fc
    .array(fc.constantFrom(...SIGNS), { minLength: length, maxLength: length })
    .map((signs) => signs.join(''))
    // A number is a rotation.
    .filter((text) => !/^\d+$/.test(text))

const PLACES = [
  ['region', 6, (text: string, whole: string) => `${text}/${whole}/0/default.jpg`],
  ['size', 6, (text: string) => `full/${text}/0/default.jpg`],
  ['rotation', 4, (text: string, whole: string) => `full/${whole}/${text}/default.jpg`],
  ['quality', 6, (text: string, whole: string) => `full/${whole}/0/${text}.jpg`],
  ['format', 3, (text: string, whole: string) => `full/${whole}/0/default.${text}`],
] as const

describe.each([
  [2, 'full'],
  [3, 'max'],
] as const)('Image API %i', (version, whole) => {
  test.each(PLACES)(
    '"malformed or not supported SHOULD result in a 400": a %s of %i signs at random, written raw',
    async (_, length, write) => {
      const texts = fc.sample(drawn(length), 300).filter((text) => !isFormat(text))
      const answers: string[] = []
      await askMany(client.server.port, {
        targets: texts.map(
          (text) => `/${PREFIX}/image/${version}/${IDENTIFIER}/${write(text, whole)}`,
        ),
        onAnswer: (target, { status, body }) => {
          if (status !== 400 || body.length === 0) answers.push(`${status} for ${target}`)
        },
      })
      expect(answers).toEqual([])
    },
  )

  test.each(['[frob]', '\\..\\grid.png', 'grid.png^', '`', '"', '<grid.png>', '{grid.png}|'])(
    'an identifier that is not encoded as it should be is not found: %s',
    async (identifier) => {
      const { status } = await client.ask(`/${PREFIX}/image/${version}/${identifier}/info.json`)
      expect(status).toBe(404)
    },
  )

  test.each(['/', '//', '/full', '/a/b/full/full/0/default.jpg', '/b/info.json', '/info.json/'])(
    'a path that has neither the form of a picture nor of a document is not found: %s',
    async (rest) => {
      const { status } = await client.ask(`/${PREFIX}/image/${version}/${IDENTIFIER}${rest}`)
      expect(status).toBe(404)
    },
  )

  test.each([
    ['full', whole, '0', 'default'],
    ['full', whole, '0', 'default.'],
    ['full', whole, '0', '.jpg'],
    ['full', whole, '0', 'default.jpg.png'],
    ['full', whole, '0', 'default.jpg%20'],
    ['', whole, '0', 'default.jpg'],
    ['full', '', '0', 'default.jpg'],
    ['full', whole, '', 'default.jpg'],
    ['1,2,3,4,5', whole, '0', 'default.jpg'],
    ['1, 2,3,4', whole, '0', 'default.jpg'],
    ['+1,2,3,4', whole, '0', 'default.jpg'],
    ['1e1,2,3,4', whole, '0', 'default.jpg'],
    [',,,', whole, '0', 'default.jpg'],
    ['pct:-1,0,10,10', whole, '0', 'default.jpg'],
    ['pct:1e1,0,10,10', whole, '0', 'default.jpg'],
    ['pct:1.2.3,0,10,10', whole, '0', 'default.jpg'],
    ['full', 'pct:1e1', '0', 'default.jpg'],
    ['full', '!,10', '0', 'default.jpg'],
    ['full', '!^10,10', '0', 'default.jpg'],
    ['full', whole, '1.2.3', 'default.jpg'],
    ['full', whole, '+90', 'default.jpg'],
    ['full', whole, '360.0000001', 'default.jpg'],
    ['full', whole, '0!', 'default.jpg'],
  ])('%s/%s/%s/%s is an error', async (...parameters) => {
    const target = `/${PREFIX}/image/${version}/${IDENTIFIER}/${parameters.map((one) => one.replaceAll(' ', '%20')).join('/')}`
    expect((await client.ask(target)).status).toBe(400)
  })
})

const isFormat = (text: string): boolean => ['jpg', 'png', 'tif', 'gif'].includes(text)

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A folder of documents of the Presentation API beside the project, of which each says what it is. Not part of it. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/fixtures')

export interface Fixture {
  readonly file: string
  readonly version: '2.0' | '2.1' | '3.0'
  readonly status: 'valid' | 'invalid' | 'wild'
  readonly why: string
  /** The text of the file. */
  readonly text: string
}

export const HAS_FIXTURES = existsSync(path.join(FOLDER, 'INDEX.tsv'))

/** The documents of one status; none where the folder is absent. */
export function fixturesOf(status: Fixture['status']): readonly Fixture[] {
  if (!HAS_FIXTURES) return []
  const [, ...rows] = readFileSync(path.join(FOLDER, 'INDEX.tsv'), 'utf8').trim().split('\n')
  return rows
    .map((row) => row.split('\t'))
    .filter((cells) => cells[2] === status)
    .map(([file = '', version = '', , , why = '']) => ({
      file,
      version: version as Fixture['version'],
      status,
      why,
      text: readFileSync(path.join(FOLDER, file), 'utf8'),
    }))
}

/** The document, or undefined when the file is not JSON. */
export function parseFixture({ text }: Fixture): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const OWN_FOLDER = path.resolve(import.meta.dirname, '../../fixtures/presentation')

/** The manifests and collections of the project itself, which are there in every checkout. All are valid. */
export const ownFixtures = (): readonly Fixture[] =>
  ['manifest-3.json', 'manifest-2.json', 'collection-3.json', 'collection-2.json'].map((file) => ({
    file,
    version: file.endsWith('-3.json') ? '3.0' : '2.1',
    status: 'valid',
    why: '',
    text: readFileSync(path.join(OWN_FOLDER, file), 'utf8'),
  }))

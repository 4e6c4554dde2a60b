import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseXml } from '../../../../../electron/files/parse-xml.ts'
import type {
  FoundAnnotation,
  FoundFile,
  FoundPage,
  RegionLevel,
  Remark,
} from '../../../../../iiif/annotation/formats/found.ts'
import { readAnnotationFile } from '../../../../../iiif/annotation/formats/read-file.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../../../fixtures/annotations')

export const fixture = (name: string): string => readFileSync(path.join(FIXTURES, name), 'utf8')

/** A text read as the app reads a file. */
export const readText = (name: string, text: string, level: RegionLevel = 'line'): FoundFile =>
  readAnnotationFile({ name, text }, { level, parseXml })

export const readFixture = (name: string, level?: RegionLevel): FoundFile =>
  readText(name, fixture(name), level)

export const annotationsOf = (page: FoundPage | undefined): readonly FoundAnnotation[] =>
  (page?.findings ?? []).flatMap((one) => (one.kind === 'annotation' ? [one.annotation] : []))

export const remarksOf = (page: FoundPage | undefined): readonly Remark[] =>
  (page?.findings ?? []).flatMap((one) => (one.kind === 'remark' ? [one.remark] : []))

export const textsOf = (page: FoundPage | undefined): readonly string[] =>
  annotationsOf(page).map(({ bodies }) => bodies.map(({ value }) => value).join(' | '))

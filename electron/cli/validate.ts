import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { problem, Problem, sentenceOf } from '../../iiif/problem.ts'
import { findDuplicateKeys } from '../../iiif/validation/duplicate-keys.ts'
import type { Finding } from '../../iiif/validation/finding.ts'
import { countErrors, validate, type ValidationResult } from '../../iiif/validation/validate.ts'
import { codeOf } from '../files/error-code.ts'
import type { ValidateCommand } from './commands.ts'
import { parseBytes } from '../files/parse-json.ts'
import { loadBytes } from './documents.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { formatJson, formatSarif, formatText, type Judgement } from './validate-report.ts'

/**
 * `florilegium validate`. Of a folder every document is judged, also when another one cannot be read.
 *
 * @throws Problem `document/unreadable`, `document/none-in-folder`
 */
export async function runValidate(command: ValidateCommand, terminal: Terminal): Promise<ExitCode> {
  const { file, api, format } = command
  const isOfFolder = await isFolder(file)
  const judgements: Judgement[] = []
  let unreadable = 0
  for (const name of isOfFolder ? await documentsIn(file) : [file]) {
    const judgement = await judgeFile(name, api)
    if (judgement instanceof Problem) {
      if (!isOfFolder) throw judgement
      unreadable += 1
      terminal.tell(sentenceOf(judgement))
      continue
    }
    // SARIF is one document for all; the others are told as they are found.
    if (format === 'text') terminal.print(formatText(judgement))
    if (format === 'json') terminal.print(formatJson(judgement, isOfFolder ? 'folder' : 'file'))
    judgements.push(judgement)
  }
  if (format === 'sarif') terminal.print(formatSarif(judgements))
  if (unreadable > 0) return EXIT_CODES.couldNotRun
  const errors = judgements.reduce((sum, { findings }) => sum + countErrors(findings), 0)
  return errors > 0 ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory()
  } catch (error) {
    // What cannot be looked at is told when it is read, with the reason.
    if (codeOf(error) === '') throw error
    return false
  }
}

/** The .json files of a folder and of the folders in it, in order; hidden ones and links are left alone. */
async function documentsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /^[^.].*\.json$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  if (files.length === 0) throw problem('document/none-in-folder', { name: folder })
  return files
}

async function judgeFile(file: string, api: ValidateCommand['api']): Promise<Judgement | Problem> {
  try {
    return { file, ...judge(await loadBytes(file), api) }
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** A document that is no JSON is a finding like others: the file was read, and it is not as it must be. */
function judge(
  bytes: Buffer,
  api: ValidateCommand['api'],
): ValidationResult & Pick<Judgement, 'place'> {
  const parsed = parseBytes(bytes)
  if (parsed.kind === 'json') {
    const result = validate(parsed.value, api)
    return { ...result, findings: [...result.findings, ...findDuplicateKeys(parsed.text)] }
  }
  const { line, column, reason } = parsed.fault
  const finding: Finding = {
    rule: 'document/json',
    severity: 'error',
    path: '',
    message: `This file is not valid JSON: line ${line}, column ${column}: ${reason}.`,
    section: '4 JSON-LD Considerations',
  }
  return { version: undefined, findings: [finding], place: { line, column } }
}

import { readFile, stat } from 'node:fs/promises'
import { problem } from '../../iiif/problem.ts'
import type { Finding } from '../../iiif/validation/finding.ts'
import { countErrors, validate, type ValidationResult } from '../../iiif/validation/validate.ts'
import { codeOf } from '../files/error-code.ts'
import type { ValidateCommand } from './commands.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/** In bytes. The largest manifests known have some tens of millions. */
const LARGEST = 500_000_000

/** `florilegium validate`. @throws Problem `document/unreadable` */
export async function runValidate(command: ValidateCommand, terminal: Terminal): Promise<ExitCode> {
  const { file, api, format } = command
  const result = judge(await load(file), api)
  const text = format === 'json' ? formatJson(file, result) : formatText(file, result)
  terminal.print(text)
  return countErrors(result.findings) > 0 ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

async function load(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST)
      throw problem('document/unreadable', { name: file, reason: 'it is too large' })
    return await readFile(file)
  } catch (error) {
    const reason = REASONS[codeOf(error)]
    if (reason === undefined) throw error
    throw problem('document/unreadable', { name: file, reason })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'the system does not let this program read it',
  EPERM: 'the system does not let this program read it',
}

/** A document that is no JSON is a finding like others: the file was read, and it is not as it must be. */
function judge(bytes: Buffer, api: ValidateCommand['api']): ValidationResult {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return validate(JSON.parse(text), api)
  } catch (error) {
    if (error instanceof SyntaxError)
      return { version: undefined, findings: [notJson(error.message)] }
    if (error instanceof TypeError)
      return { version: undefined, findings: [notJson('it is not in UTF-8')] }
    throw error
  }
}

const notJson = (reason: string): Finding => ({
  rule: 'document/json',
  severity: 'error',
  path: '',
  message: `This file is not valid JSON (${reason}): save it again from the program that made it.`,
  section: '4 JSON-LD Considerations',
})

function formatJson(file: string, { version, findings }: ValidationResult): string {
  const errors = countErrors(findings)
  const warnings = findings.length - errors
  const report = {
    file,
    version: version ?? null,
    isValid: errors === 0,
    errors,
    warnings,
    findings,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function formatText(file: string, { version, findings }: ValidationResult): string {
  const errors = countErrors(findings)
  const warnings = findings.length - errors
  const judged =
    version === undefined ? '' : `, judged by version ${version} of the Presentation API`
  const lines = findings.map(
    ({ severity, path, message, rule, section }) =>
      `${severity}: ${path === '' ? 'the document' : path}\n  ${message}\n  (${rule}, section ${section})\n`,
  )
  const total = `${describeCount(errors, 'error')} and ${describeCount(warnings, 'warning')}`
  return `${lines.join('')}${file}: ${total}${judged}.\n`
}

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding } from '../../iiif/validation/finding.ts'
import { RULES } from '../../iiif/validation/rules/index.ts'
import { countErrors, type ValidationResult } from '../../iiif/validation/validate.ts'
import { describeCount } from './words.ts'

/** What was found in one file. */
export interface Judgement extends ValidationResult {
  readonly file: string
  /** Where the file stops being JSON. */
  readonly place?: { readonly line: number; readonly column: number }
}

/** Whether one file was asked for, or a folder of which each line must say whose it is. */
export type ReportScope = 'file' | 'folder'

/**
 * One object in one line for each file: `{ valid, api, problems }`. Of a folder `file` comes before them, since
 * nothing else tells the lines apart. The names of the rules are in SARIF alone.
 */
export function formatJson({ file, version, findings }: Judgement, scope: ReportScope): string {
  const report = {
    ...(scope === 'folder' && { file }),
    valid: countErrors(findings) === 0,
    api: version ?? null,
    problems: findings.map(({ severity, section, path: place, message, fix }) => ({
      severity,
      section,
      path: place,
      sentence: message,
      ...(fix && { fix }),
    })),
  }
  return `${JSON.stringify(report)}\n`
}

export function formatText({ file, version, findings }: Judgement): string {
  const errors = countErrors(findings)
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const remarks = findings.length - errors - warnings
  const judged =
    version === undefined ? '' : `, judged by version ${version} of the Presentation API`
  const lines = findings.map(
    ({ severity, path: place, message, rule, section, fix }) =>
      `${severity}: ${place === '' ? 'the document' : place}\n  ${message}\n${fix ? `  Certain fix: ${fix.label}\n` : ''}  (${rule}, section ${section})\n`,
  )
  const total = `${describeCount(errors, 'error')} and ${describeCount(warnings, 'warning')}`
  const more = remarks > 0 ? `, and ${describeCount(remarks, 'remark')}` : ''
  return `${lines.join('')}${file}: ${total}${more}${judged}.\n`
}

const LEVELS: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  remark: 'note',
}

/** One log for all files. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(judgements: readonly Judgement[]): string {
  const found = new Set(judgements.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  const rules = RULES.filter(({ id }) => found.has(id)).map(({ id, section, sentence }) => ({
    id,
    shortDescription: { text: sentence },
    help: { text: `Section ${section} of the specification.` },
  }))
  const known = rules.map(({ id }) => id)
  const others = [...found].filter((id) => !known.includes(id)).map((id) => ({ id }))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Florilegium', rules: [...rules, ...others] } },
        results: judgements.flatMap(resultsOf),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

const resultsOf = ({ file, findings, place }: Judgement): readonly unknown[] =>
  findings.map(({ rule, severity, message, path: pointer }) => ({
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathToFileURL(path.resolve(file)).href },
          ...(place && { region: { startLine: place.line, startColumn: place.column } }),
        },
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }],
      },
    ],
  }))

import type { Finding } from '../validation/finding.ts'
import type { ManifestCheck, Repair } from './manifest-check.ts'

/** More lines of one kind say no more. */
const MOST = 200

/** What was found in a file, in words for whoever made it. */
export function formatSenderReport(name: string, check: ManifestCheck): string {
  if (check.kind === 'unread') {
    const { line, column, reason } = check.fault
    return `${name}\n\nThis file is not valid JSON, and it could not be mended: line ${line}, column ${column}: ${reason}.\n`
  }
  const { version, repairs, left, remarks } = check
  const judged =
    version === undefined ? '' : `Judged by version ${version} of the IIIF Presentation API.\n`
  const parts = [
    partOf('What a program can mend for certain', repairs.filter(isCertain).map(lineOfRepair)),
    partOf(
      'What was guessed to read the file at all',
      repairs.filter((repair) => !isCertain(repair)).map(lineOfRepair),
    ),
    partOf('What a person must mend', left.map(lineOfFinding)),
    partOf('Remarks', remarks.map(lineOfFinding)),
  ]
  const body = parts.join('') || '\nNothing speaks against the specification.\n'
  return `${name}\n${judged}${body}`
}

const isCertain = ({ certainty }: Repair): boolean => certainty === 'certain'

function partOf(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const rest = lines.length - MOST
  const shown = [...lines.slice(0, MOST), ...(rest > 0 ? [`- and ${rest} more`] : [])]
  return `\n${title} (${lines.length})\n${shown.join('\n')}\n`
}

const lineOfRepair = ({ sentence, line, column, path }: Repair): string => {
  const place = line === undefined ? nameOf(path ?? '') : `line ${line}, column ${column}`
  return `- ${place}: ${sentence}`
}

const lineOfFinding = ({ severity, path, message, section }: Finding): string =>
  `- ${nameOf(path)}: ${message} (${severity}, section ${section})`

const nameOf = (path: string): string => (path === '' ? 'the document' : path)

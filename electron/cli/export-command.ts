import { EXPORT_TARGETS, type ExportTargetName } from './targets/index.ts'
import type { PreparedExport } from './targets/target.ts'
import { oneOf, onlyOne, parse, usage, type Options } from './parse-words.ts'

export interface ExportCommand {
  readonly kind: 'export'
  /** A project file, or a folder with images. */
  readonly from: string
  readonly target: ExportTargetName
  readonly exporting: PreparedExport
  /** What is made: a folder or a file, as the target says. Undefined when nothing is to be written. */
  readonly output: string | undefined
  readonly format: 'text' | 'json'
}

const TARGETS: ReadonlyMap<string, ExportTargetName> = new Map(
  (Object.keys(EXPORT_TARGETS) as ExportTargetName[]).map((name) => [name, name]),
)

/** Options of every target, and those that belong to some alone. */
const OPTIONS = {
  target: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'base-url': { type: 'string' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

/** What follows `florilegium export`. @throws Problem `command/usage` */
export function parseExport(words: string[]): ExportCommand {
  const { values, positionals } = parse(words, allOptions())
  const from = onlyOne(positionals, 'a project or a folder')
  const given = new Map(
    Object.entries(values).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
  const target = oneOf(TARGETS, '--target', given.get('target') ?? 'manifest')
  const definition = EXPORT_TARGETS[target]
  for (const option of Object.keys(values)) {
    if (!(option in OPTIONS) && !(option in definition.options)) {
      throw usage(`--${option} means nothing for --target ${target}`)
    }
  }
  return {
    kind: 'export',
    from,
    target,
    exporting: definition.prepare(given),
    output: 'dry-run' in values ? undefined : outputOf(given),
    format: 'json' in values ? 'json' : 'text',
  }
}

/** Until the target is known, whatever any of them takes. */
const allOptions = (): Options => ({
  ...Object.fromEntries(
    Object.values(EXPORT_TARGETS).flatMap(({ options }) => Object.entries(options)),
  ),
  ...OPTIONS,
})

function outputOf(given: ReadonlyMap<string, string>): string {
  const output = given.get('output') ?? ''
  if (output === '') {
    throw usage('Say where to write: --output, or --dry-run to see only what it would be')
  }
  return output
}

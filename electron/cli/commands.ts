import type { PresentationVersion } from '../../iiif/export/options.ts'
import { LEVELS, type Level } from '../../iiif/image-check/levels.ts'
import type { ImageVersion } from '../../iiif/image/versions.ts'
import { API_VERSIONS, type ApiVersion } from '../../iiif/validation/finding.ts'
import { parseExport, type ExportCommand } from './export-command.ts'
import { oneOf, onlyOne, parse, usage } from './parse-words.ts'

/** What the person asked for, checked. */
export type CliCommand =
  | { readonly kind: 'help'; readonly topic: HelpTopic }
  | { readonly kind: 'version' }
  | ServeCommand
  | ManifestCommand
  | ValidateCommand
  | CheckImageCommand
  | ConvertCommand
  | GatherCommand
  | ExportCommand
  | ImportCommand

export const COMMAND_NAMES = [
  'serve',
  'manifest',
  'validate',
  'check-image',
  'convert',
  'import',
  'export',
  'gather',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]
export type HelpTopic = 'all' | CommandName

export interface ServeCommand {
  readonly kind: 'serve'
  readonly folder: { readonly kind: 'given'; readonly path: string } | { readonly kind: 'sample' }
  /** Any free one when undefined. */
  readonly port: number | undefined
  readonly output: 'sentences' | 'json'
  readonly addresses: 'secret' | 'shared'
  /** Paths from the folder of files that may have any number of pixels. */
  readonly allowedLarge: readonly string[]
}

export interface ManifestCommand {
  readonly kind: 'manifest'
  readonly folder: string
  readonly version: PresentationVersion
  readonly base: string | undefined
  readonly imageBase: string | undefined
  /** Standard output when undefined. */
  readonly output: string | undefined
}

export interface ValidateCommand {
  readonly kind: 'validate'
  /** A file, or a folder of which all documents are judged. */
  readonly file: string
  readonly api: ApiVersion | 'auto'
  readonly format: 'text' | 'json' | 'sarif'
}

export interface ConvertCommand {
  readonly kind: 'convert'
  readonly file: string
  readonly to: ApiVersion
  /** Standard output when undefined. */
  readonly output: string | undefined
  /** Where a report of what was mended and lost is written; nowhere when undefined. */
  readonly report: string | undefined
}

export interface GatherCommand {
  readonly kind: 'gather'
  readonly sources: readonly GatherSource[]
  /** The project file to write. */
  readonly output: string
  /** Servers that may lie in a private network, as `host` or `host:port`. */
  readonly trusted: readonly string[]
}

export interface GatherSource {
  /** A folder, an image, a manifest file, or an address. */
  readonly place: string
  /** Places from 1, such as `3-5,8`; empty for all. */
  readonly canvases: string
}

export interface ImportCommand {
  readonly kind: 'import'
  /** At least one. */
  readonly files: readonly string[]
  /** The project file that is made. */
  readonly output: string
}

export interface CheckImageCommand {
  readonly kind: 'check-image'
  /** Any address of an image on the server, as it was typed. */
  readonly address: string
  /** As the server says of itself when undefined. */
  readonly version: ImageVersion | undefined
  readonly level: Level | undefined
  readonly format: 'text' | 'json'
}

/**
 * Reads what was typed after the name of the program.
 *
 * @throws Problem `command/usage`
 */
export function parseCommand(words: readonly string[]): CliCommand {
  const [first, ...rest] = words
  if (first === undefined) throw usage('No command was given')
  if (first === '--help' || first === '-h' || first === 'help')
    return { kind: 'help', topic: 'all' }
  if (first === '--version') return { kind: 'version' }
  const name = COMMAND_NAMES.find((known) => known === first)
  if (!name) throw usage(`"${first}" is not a command; there are ${COMMAND_NAMES.join(', ')}`)
  // Asking for help helps, whatever else was typed.
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help', topic: name }
  return PARSERS[name](rest)
}

const PARSERS: Readonly<Record<CommandName, (words: string[]) => CliCommand>> = {
  serve(words) {
    const { values, positionals } = parse(words, {
      port: { type: 'string' },
      json: { type: 'boolean' },
      share: { type: 'boolean' },
      sample: { type: 'boolean' },
      'allow-large': { type: 'string', multiple: true },
    })
    if (values.sample && positionals.length > 0) throw usage('Give a folder or --sample, not both')
    return {
      kind: 'serve',
      folder: values.sample
        ? { kind: 'sample' }
        : { kind: 'given', path: onlyOne(positionals, 'a folder') },
      port: values.port === undefined ? undefined : parsePort(values.port),
      output: values.json ? 'json' : 'sentences',
      addresses: values.share ? 'shared' : 'secret',
      allowedLarge: values['allow-large'] ?? [],
    }
  },
  manifest(words) {
    const { values, positionals } = parse(words, {
      version: { type: 'string' },
      base: { type: 'string' },
      'image-base': { type: 'string' },
      output: { type: 'string', short: 'o' },
    })
    return {
      kind: 'manifest',
      folder: onlyOne(positionals, 'a folder'),
      version: oneOf(MANIFEST_VERSIONS, '--version', values.version ?? '3'),
      base: values.base,
      imageBase: values['image-base'],
      output: values.output,
    }
  },
  validate(words) {
    const { values, positionals } = parse(words, {
      api: { type: 'string' },
      format: { type: 'string' },
    })
    return {
      kind: 'validate',
      file: onlyOne(positionals, 'a file or a folder'),
      api: oneOf(APIS, '--api', values.api ?? 'auto'),
      format: oneOf(FORMATS, '--format', values.format ?? 'text'),
    }
  },
  'check-image'(words) {
    const { values, positionals } = parse(words, {
      api: { type: 'string' },
      level: { type: 'string' },
      format: { type: 'string' },
    })
    return {
      kind: 'check-image',
      address: onlyOne(positionals, 'the address of an image'),
      version: values.api === undefined ? undefined : oneOf(IMAGE_APIS, '--api', values.api),
      level: values.level === undefined ? undefined : oneOf(IMAGE_LEVELS, '--level', values.level),
      format: oneOf(IMAGE_REPORTS, '--format', values.format ?? 'text'),
    }
  },
  gather(words) {
    const { values, positionals } = parse(words, {
      output: { type: 'string', short: 'o' },
      trust: { type: 'string', multiple: true },
    })
    if (positionals.length === 0) throw usage('Say which: this command needs one source at least')
    if (!values.output) throw usage('Say where to: --output PROJECT')
    return {
      kind: 'gather',
      sources: positionals.map(parseSource),
      output: values.output,
      trusted: (values.trust ?? []).map((host) => host.toLowerCase()),
    }
  },
  convert(words) {
    const { values, positionals } = parse(words, {
      to: { type: 'string' },
      output: { type: 'string', short: 'o' },
      report: { type: 'string' },
    })
    if (values.to === undefined) throw usage('Say to which version: --to 2.0, 2.1 or 3')
    return {
      kind: 'convert',
      file: onlyOne(positionals, 'a file'),
      to: oneOf(CONVERT_VERSIONS, '--to', values.to),
      output: values.output,
      report: values.report,
    }
  },
  import(words) {
    const { values, positionals } = parse(words, { output: { type: 'string', short: 'o' } })
    if (positionals.length === 0) throw usage('Say which: this command needs a file')
    if (values.output === undefined || values.output === '')
      throw usage('Say what to make: --output PROJECT')
    return { kind: 'import', files: positionals, output: values.output }
  },
  export: parseExport,
}

/** Names of files may hold any sign: only what stands behind the last such mark is no part of them. */
function parseSource(word: string): GatherSource {
  const [, place = word, canvases = ''] = /^(.+)#canvases=([^#]*)$/s.exec(word) ?? []
  if (place === '') throw usage('A source is empty')
  return { place, canvases }
}

const MANIFEST_VERSIONS: ReadonlyMap<string, PresentationVersion> = new Map([
  ['3', '3.0'],
  ['2', '2.1'],
  ['3.0', '3.0'],
  ['2.1', '2.1'],
  ['2.0', '2.0'],
])
const CONVERT_VERSIONS: ReadonlyMap<string, ApiVersion> = new Map([
  ['2.0', '2.0'],
  ['2.1', '2.1'],
  ['3', '3.0'],
  ['2', '2.1'],
  ['3.0', '3.0'],
])
const APIS = new Map((['auto', ...API_VERSIONS] as const).map((name) => [name as string, name]))
const IMAGE_APIS: ReadonlyMap<string, ImageVersion> = new Map([
  ['2', 2],
  ['3', 3],
  ['2.0', 2],
  ['2.1', 2],
  ['3.0', 3],
])
const IMAGE_REPORTS = new Map((['text', 'json'] as const).map((name) => [name as string, name]))
const IMAGE_LEVELS: ReadonlyMap<string, Level> = new Map(
  LEVELS.map((level) => [String(level), level]),
)
const FORMATS = new Map((['text', 'json', 'sarif'] as const).map((name) => [name as string, name]))

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw usage(`--port is a number from 1 to 65535, not "${text}"`)
  }
  return port
}

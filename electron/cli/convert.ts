import path from 'node:path'
import type { PublishedDocument } from '../../iiif/export/documents.ts'
import { problem } from '../../iiif/problem.ts'
import { formatDocument, type JsonObject } from '../../iiif/presentation/json.ts'
import { readDocument, type ReadDocument } from '../../iiif/presentation/read.ts'
import { writeDocument, type WrittenDocument } from '../../iiif/presentation/write.ts'
import { runPlan } from '../export/run-plan.ts'
import type { ConvertCommand } from './commands.ts'
import { parseBytes } from '../files/parse-json.ts'
import { loadBytes } from './documents.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'
import { describeCount } from './words.ts'

/**
 * `florilegium convert`.
 *
 * @throws Problem `document/unreadable`, `document/not-json`, `document/not-a-resource`, `document/too-deep`,
 *   `target/…`
 */
export async function runConvert(command: ConvertCommand, terminal: Terminal): Promise<ExitCode> {
  const parsed = parseBytes(await loadBytes(command.file))
  if (parsed.kind === 'fault') {
    const { line, column, reason } = parsed.fault
    throw problem('document/not-json', { reason: `line ${line}, column ${column}: ${reason}` })
  }
  const read = readDocument(parsed.value)
  const written = writeDocument(read, { version: command.to, faults: 'mended' })
  const lists = namedLists(written.lists, command.output)
  if (command.output === undefined) {
    terminal.print(formatDocument(written.document))
  } else {
    const first = publish(path.basename(command.output), written.document)
    await runPlan([first, ...lists.map(({ file, list }) => publish(file, list))], {
      file: path.resolve(command.output),
    })
  }
  if (command.report !== undefined) {
    const report = { to: command.to, ...reportOn(read, written, lists) }
    await runPlan([publish(path.basename(command.report), report)], {
      file: path.resolve(command.report),
    })
  }
  describe(read, written).forEach((line) => terminal.tell(line))
  if (command.output === undefined && lists.length > 0) {
    terminal.tell(
      `${describeCount(lists.length, 'annotation list')} of its own: --output writes them beside the manifest.`,
    )
  }
  return hasLost(written) ? EXIT_CODES.problemsFound : EXIT_CODES.done
}

const hasLost = ({ losses }: WrittenDocument): boolean => losses.some(({ kind }) => kind === 'lost')

interface NamedList {
  /** From the folder of the output. */
  readonly file: string
  readonly list: JsonObject
}

/** The lists are numbered, in a folder named after the manifest: their addresses may have no name that fits a file. */
function namedLists(
  lists: readonly JsonObject[],
  output: string | undefined,
): readonly NamedList[] {
  const { name } = path.parse(output ?? 'manifest.json')
  return lists.map((list, index) => ({ file: `${name}-lists/${index + 1}.json`, list }))
}

const publish = (file: string, document: JsonObject): PublishedDocument => ({
  path: file,
  id: file,
  body: () => formatDocument(document),
})

/** All that a program or a person may want to know of the conversion. */
const reportOn = (
  read: ReadDocument,
  { losses }: WrittenDocument,
  lists: readonly NamedList[],
): JsonObject => ({
  from: read.version,
  repairs: read.repairs.map((repair) => ({ ...repair })),
  losses: losses.map((loss) => ({ ...loss })),
  lists: lists.map(({ file, list }) => ({ id: list['@id'] ?? '', file })),
})

function describe({ repairs }: ReadDocument, { losses }: WrittenDocument): readonly string[] {
  const place = (pointer: string): string => (pointer === '' ? 'the document' : pointer)
  return [
    ...repairs.map(({ path: pointer, sentence }) => `mended: ${place(pointer)}: ${sentence}`),
    ...losses.map(({ kind, path: pointer, sentence }) => `${kind}: ${place(pointer)}: ${sentence}`),
  ]
}

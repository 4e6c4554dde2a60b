import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Problem, sentenceOf } from '../../iiif/problem.ts'
import type { ImageServerState, SourcesChange } from '../contract/app-api.ts'
import type { Log } from '../app/log.ts'
import { superviseImageServer, type ImageServer } from '../app/image-server-supervisor.ts'
import { addressesOf, serveDocuments } from '../app/live-documents.ts'
import { drawScans } from '../app/sample.ts'
import type { ServeCommand } from './commands.ts'
import {
  nameOfFolder,
  projectOfFolder,
  projectOfSample,
  type ComposeProject,
} from './folder-project.ts'
import { logTo } from './log-to.ts'
import type { Program } from './program.ts'
import { describeServing } from './serve-report.ts'
import { openServedFolder, type ServedFolder } from './served-folder.ts'
import { countImages, describeUnusable } from './sources-report.ts'
import { EXIT_CODES, type ExitCode, type Terminal } from './terminal.ts'

/** The segment of addresses that are shared on purpose. */
const SHARED = 'open'

/**
 * `florilegium serve`: serves a folder until this process is asked to end.
 *
 * @throws Problem `folder/…`, `server/…`
 */
export async function runServe(
  command: ServeCommand,
  program: Program,
  terminal: Terminal,
): Promise<ExitCode> {
  // From the beginning: whoever gives up while a large folder is looked through ends it as they wished.
  const ended = program.waitForEnd()
  const place = await Promise.race([locate(command, program, terminal), ended])
  if (!place) return EXIT_CODES.done
  const { location, compose, name } = place
  const prefix = command.addresses === 'shared' ? SHARED : randomBytes(16).toString('hex')
  const log = logTo(terminal)
  let folder: ServedFolder | undefined
  const { server, stopped } = startServer({ command, program, prefix, log }, () => folder)
  const opening = openServedFolder({
    location,
    compose,
    prefix,
    server,
    log,
    allowedLarge: command.allowedLarge,
    onChange: (change) => {
      if (folder) tellChange(change, folder, terminal)
    },
  })
  try {
    const opened = await Promise.race([opening.opened, stopped, ended])
    if (!opened) return EXIT_CODES.done
    folder = opened
    const origin = await server.origin()
    describeUnusable(opened.entries()).forEach((line) => terminal.tell(line))
    terminal.print(
      command.output === 'json'
        ? `${JSON.stringify(addressesOf(origin, prefix))}\n`
        : describeServing({ name, folder: opened, origin, prefix }),
    )
    await Promise.race([ended, stopped])
    return EXIT_CODES.done
  } finally {
    await opening.close()
    await server.stop()
  }
}

/** What is to be served. */
interface ServedThing {
  readonly location: string
  readonly compose: ComposeProject
  /** At the beginning of a sentence. */
  readonly name: string
}

async function locate(
  { folder }: ServeCommand,
  program: Program,
  terminal: Terminal,
): Promise<ServedThing> {
  if (folder.kind === 'given') {
    const location = path.resolve(folder.path)
    return { location, compose: projectOfFolder, name: `The folder "${nameOfFolder(location)}"` }
  }
  const { userData } = program
  const location = await drawScans({
    paths: { userData, documents: userData, cache: userData },
    drawSample: (target) => {
      terminal.tell('The sample is being drawn; this takes a moment, and is done once.')
      return program.drawSample(target)
    },
  })
  return { location, compose: projectOfSample, name: 'The sample' }
}

interface Serving {
  readonly command: ServeCommand
  readonly program: Program
  readonly prefix: string
  readonly log: Log
}

interface StartedServer {
  readonly server: ImageServer
  /** Rejected when the server stops for good. */
  readonly stopped: Promise<never>
}

function startServer(
  { command, program, prefix, log }: Serving,
  find: () => ServedFolder | undefined,
): StartedServer {
  let giveUp: (reason: Problem) => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  // It may stop while nobody waits for that.
  stopped.catch(() => undefined)
  const server = superviseImageServer({
    start: () => program.startImageServer(),
    port: command.port,
    ifTaken: 'refuse',
    onState: (state: ImageServerState) => {
      if (state.kind === 'stopped') giveUp(new Problem(state.problem.code, state.problem.details))
    },
    onDocumentWanted: serveDocuments((asked) => (asked === prefix ? find()?.project() : undefined)),
    onImageFailed: (_prefix, identifier, reason) => find()?.sources.markFailed(identifier, reason),
    log,
  })
  return { server, stopped }
}

function tellChange(
  { found, removed, state }: SourcesChange,
  folder: ServedFolder,
  terminal: Terminal,
): void {
  describeUnusable(found).forEach((line) => terminal.tell(line))
  if (state.kind === 'failed') terminal.tell(sentenceOf(state.problem))
  else if (found.length > 0 || removed.length > 0) {
    const images = countImages(folder.entries())
    terminal.tell(
      `The folder changed: ${images} ${images.startsWith('1 ') ? 'is' : 'are'} served now.`,
    )
  }
}

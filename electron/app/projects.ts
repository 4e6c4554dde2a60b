import { randomUUID } from 'node:crypto'
import { mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { problem, reportOf, type Problem, type ProblemReport } from '../../iiif/problem.ts'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import { newProject } from '../../iiif/project/from-folder.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { SavedAs } from '../contract/app-api.ts'
import { targetProblem } from '../files/atomic-write.ts'
import { folderProblem } from '../files/list-folder.ts'
import { openSavedProject, type SavedProject } from '../files/open-saved-project.ts'
import { projectNameOf, saveProject } from '../files/project-file.ts'
import { lockOrRead, takeLock, type ProjectLock } from '../files/project-lock.ts'
import type { Snapshots } from '../files/snapshots.ts'
import type { AllowedFiles } from './allowed-files.ts'
import type { Emit } from './app.ts'
import { nameOfPlace, type ChosenPlaces } from './chosen-places.ts'
import { openEarlierStates } from './earlier-states.ts'
import type { ImageServer } from './image-server-supervisor.ts'
import { takeTurns } from './in-turn.ts'
import { keepSnapshots, type SnapshotKeeper } from './keep-snapshots.ts'
import type { Log } from './log.ts'
import { openProjectOf, type OpenedProject } from './open-project.ts'
import type { Platform } from './platform.ts'
import { freeProjectFile, portableName } from './project-names.ts'
import type { RecentProjects } from './recent.ts'
import { segmentOf, type SettingsStore } from './settings.ts'
import { openSources, type Sources } from './sources.ts'

/** The project that is open, with everything that lives as long as it is. */
export interface OpenWork {
  readonly opened: OpenedProject
  readonly sources: Sources
  /** Its earlier states, and what decides which are kept. */
  readonly snapshots: Snapshots
  readonly keeper: SnapshotKeeper
  /** The unguessable segment under which the image server answers for it. */
  readonly prefix: string
}

/** One project is open at a time. */
export interface Projects {
  find(): OpenWork | undefined
  /** @throws Problem `project/none-open` */
  get(): OpenWork
  /** Makes a project over a folder, in the folder of projects, and opens it. */
  create(folder: string): Promise<OpenWork>
  /** Saves a project that was made already, in the folder of projects, and opens it. */
  adopt(project: Project, name: string): Promise<OpenWork>
  /**
   * Where another program has it open, or nothing can be written, it is opened for reading only.
   *
   * @param manner `take over`: though another program has it open
   * @throws Problem those of `openSavedProject`
   */
  open(file: string, manner: 'ask' | 'take over'): Promise<OpenWork>
  /**
   * Opens the newest state that was kept of a project that cannot be read; what is there is kept beside it.
   * @throws Problem `snapshot/gone`, and those of `open`
   */
  openEarlier(file: string): Promise<OpenWork>
  /** Asks where to go on; undefined when the scholar cancelled. */
  saveAs(): Promise<SavedAs | undefined>
  /** Waits until everything is saved. @throws Problem `project/not-saved`, and it stays open */
  close(): Promise<void>
  /** Ends everything; what could not be saved is lost. */
  abandon(): Promise<void>
  /** The pixels of an image could not be read, and why. */
  markFailed(prefix: string, identifier: string, reason: ProblemReport): void
}

export interface ProjectsOptions {
  readonly platform: Pick<Platform, 'paths' | 'chooseProjectTarget'>
  readonly server: Pick<ImageServer, 'publish' | 'withdraw'>
  readonly chosen: ChosenPlaces
  readonly recent: RecentProjects
  readonly settings: SettingsStore
  readonly allowed: Promise<AllowedFiles>
  readonly emit: Emit
  readonly log: Log
}

export function openProjects(options: ProjectsOptions): Projects {
  const { platform, server, chosen, recent, settings, allowed, emit, log } = options
  const inTurn = takeTurns()
  const earlier = openEarlierStates(platform.paths.userData, log)
  let work: OpenWork | undefined
  const onNotice = (notice: Problem): void => emit('projectNoticed', reportOf(notice))

  const begin = async (saved: SavedProject, lock: ProjectLock): Promise<OpenWork> => {
    const { project } = saved.session
    const { file } = saved.store
    const prefix = await segmentOf(settings, project.id)
    const { cache } = platform.paths
    const sources = openSources({
      prefix,
      server,
      emit,
      log,
      allowed: await allowed,
      cache,
    })
    const snapshots = earlier.of(project)
    const unsaved = await earlier.findUnsaved(file, project)
    await earlier.remember(file, project)
    const keeper = keepSnapshots({
      snapshots,
      project,
      // Leaving keeps one too; by then there is nothing open of which the window could ask for the list.
      onKept: () => {
        if (work?.snapshots === snapshots) emit('snapshotsChanged', {})
      },
      onMistake: (error) => log.mistake('keeping a snapshot', error),
    })
    const opened = openProjectOf({
      saved: { ...saved, notices: [...saved.notices, ...(unsaved ? [unsaved] : [])] },
      onUnsaved: (kept) => void rescue(keeper, kept),
      lock,
      chosen,
      emit,
      log,
      onChanged(changed, { before, change }) {
        sources.follow(changed)
        keeper.changed(before, change)
      },
    })
    work = { opened, sources, snapshots, keeper, prefix }
    sources.follow(project)
    await recent.add(file)
    return work
  }

  /** Where the program cannot write its own folder either, the work is in memory alone, as the window says. */
  const rescue = (keeper: SnapshotKeeper, kept: Project): Promise<void> =>
    keeper.rescue(kept).then(
      () => emit('snapshotsChanged', {}),
      (error: unknown) => log.mistake('keeping a safety copy', error),
    )

  const end = async (): Promise<void> => {
    await work?.opened.flush()
    await leave()
  }

  const leave = async (): Promise<void> => {
    if (!work) return
    const { opened, sources, keeper } = work
    work = undefined
    await opened.stop()
    await keeper.leave(opened.project)
    await sources.close()
  }

  /** The lock first: what is read may not change before it is ours. */
  const openLocked = async (
    file: string,
    manner: 'ask' | 'take over',
  ): Promise<[SavedProject, ProjectLock]> => {
    const lock = await lockOrRead(file, manner)
    try {
      const saved = await openSavedProject(file, lock.reading ? 'read' : 'write', onNotice)
      return [{ ...saved, notices: [...saved.notices, ...noRoom(file, lock)] }, lock]
    } catch (error) {
      await lock.release()
      throw await earlier.withRemedy(file, error)
    }
  }

  /** Opens what the scholar chose, in this session or an earlier one. */
  const openPlace = async (file: string, manner: 'ask' | 'take over'): Promise<OpenWork> => {
    // What is open is saved first, also when it is the same file: it is read as it is on disk.
    await work?.opened.flush()
    // What cannot be opened leaves the one that is open as it is.
    const isSame = work?.opened.file === file
    if (isSame) await end()
    const [saved, lock] = await openLocked(file, manner)
    await end()
    return begin(saved, lock)
  }

  const placeOf = async (file: string): Promise<string> => {
    const place = path.resolve(file)
    if (!(await recent.has(place))) chosen.check(place)
    return place
  }

  /** Saved before it is opened: from the first moment the work has its place on the disk. */
  const adopt = async (project: Project, name: string): Promise<OpenWork> => {
    await work?.opened.flush()
    const folder = path.join(platform.paths.documents, 'Florilegium')
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw targetProblem(error, folder)
    })
    const file = await freeProjectFile(folder, portableName(name, 'Scans'))
    await saveProject(file, project)
    await end()
    return begin(...(await openLocked(file, 'ask')))
  }

  /** Where it lies, unless nothing can be written there: then among the projects of this computer. */
  const suggestionFor = ({ file, reading }: OpenedProject): string =>
    reading ? path.join(platform.paths.documents, 'Florilegium', path.basename(file)) : file

  return {
    find: () => work,
    get() {
      if (!work) throw problem('project/none-open')
      return work
    },
    create: (folder) =>
      inTurn(async () => {
        const location = chosen.check(folder)
        await checkFolder(location)
        const name = nameOfPlace(location)
        return adopt(newProject(randomUUID(), { location, name }, randomUUID), name)
      }),
    adopt: (project, name) => inTurn(() => adopt(project, name)),
    open: (file, manner) => inTurn(async () => openPlace(await placeOf(file), manner)),
    openEarlier: (file) =>
      inTurn(async () => {
        const place = await placeOf(file)
        const lock = await takeLock(place, 'ask')
        await earlier.putBack(place).finally(() => lock.release())
        return openPlace(place, 'ask')
      }),
    saveAs: () =>
      inTurn(async () => {
        if (!work) throw problem('project/none-open')
        const answer = await platform.chooseProjectTarget(suggestionFor(work.opened))
        if (answer === undefined) return undefined
        const target = await projectTarget(answer, work.opened.file)
        const saved = await work.opened.moveTo(target)
        chosen.add(target)
        await recent.add(target)
        return saved
      }),
    close: () => inTurn(end),
    abandon: () => inTurn(leave),
    markFailed(prefix, identifier, reason) {
      if (work?.prefix === prefix) work.sources.markFailed(identifier, reason)
    },
  }
}

/** A full disk lets nothing be changed: that is better known before the work than after. */
const noRoom = (file: string, { obstacle }: ProjectLock): readonly Problem[] =>
  obstacle?.code === 'target/disk-full'
    ? [problem('project/no-room', { name: projectNameOf(file) })]
    : []

/** @throws Problem `folder/…` when it is not a folder that can be looked into */
async function checkFolder(folder: string): Promise<void> {
  const status = await stat(folder).catch((error: unknown) => {
    throw folderProblem(error, folder)
  })
  if (!status.isDirectory()) throw problem('folder/not-a-folder', { name: nameOfPlace(folder) })
}

/**
 * The file to go on in. Not every system's dialog adds the ending; where it is added here, the scholar
 * was not asked about a file of that name, so that none is overwritten.
 */
async function projectTarget(answer: string, current: string): Promise<string> {
  const place = path.resolve(answer)
  if (place.endsWith(PROJECT_ENDING)) return place
  if ((await realpath(place + PROJECT_ENDING).catch(() => '')) === current) return current
  return freeProjectFile(path.dirname(place), path.basename(place))
}

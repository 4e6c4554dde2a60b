import { ref } from 'vue'
import type { OpenProject, OpenRequest } from '../../electron/contract/app-api.ts'
import type { Outcome } from '../../electron/contract/outcome.ts'
import { problem, type ProblemReport } from '../../iiif/problem.ts'
import { addFolder } from '../../iiif/project/commands/folders.ts'
import { app, valueOf } from '../app-api.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useNotices, type NoticeButton } from '../stores/notices.ts'
import { useManifestOffer } from '../manifests/use-manifest-offer.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useSnapshots } from '../stores/snapshots.ts'
import { useSettings } from '../stores/settings.ts'
import { useSources } from '../stores/sources.ts'
import { useView } from '../stores/view.ts'

/** What is being opened, so that it can be shown. */
const busy = ref<'project' | 'sample'>()

/** What was found of which there is another version to compare. */
const COMPARED: ReadonlySet<ProblemReport['code']> = new Set<ProblemReport['code']>([
  'project/changed-outside',
  'project/changed-while-closed',
  'project/conflicted-copy',
])
/** What is no longer true when a project is opened. */
const OF_OPENING = [
  'project/damaged-earlier-kept',
  'project/reading-changed',
  'project/reading-free',
] as const satisfies readonly ProblemReport['code'][]
/** What was found of a project that is open for reading only, and opening it anew changes. */
const OPENED_AGAIN: ReadonlySet<ProblemReport['code']> = new Set<ProblemReport['code']>([
  'project/reading-changed',
  'project/reading-free',
])

/** Says what was found on the disk of the project. */
function showFound(found: ProblemReport): void {
  useNotices().showProblem(found, waysOn(found))
}

function waysOn({ code, details }: ProblemReport): readonly NoticeButton[] {
  const { aside } = details
  if (COMPARED.has(code) && typeof aside === 'string') {
    return [{ label: text('history.compare'), run: () => useSnapshots().compare(aside) }]
  }
  if (OPENED_AGAIN.has(code)) {
    return [{ label: text('notices.openAgain'), run: () => void useOpening().openAgain() }]
  }
  if (code === 'project/no-room') {
    return [{ label: text('notices.saveElsewhere'), run: () => void useOpening().saveAs() }]
  }
  if (code !== 'project/unsaved-kept') return []
  const show = (): void => useView().showPanel('right', 'history')
  return [{ label: text('notices.showHistory'), run: show }]
}

const isBundle = (file: string): boolean => file.toLowerCase().endsWith('.zip')

/** The ways into a project, and out of it. */
export function useOpening() {
  const project = useProject()
  const view = useView()

  async function open(
    answer: Promise<Outcome<OpenProject>>,
    kind: 'project' | 'sample',
  ): Promise<void> {
    busy.value = kind
    useNotices().withdraw(...OF_OPENING)
    const opened = await valueOf(answer)
    busy.value = undefined
    if (!opened) return
    useSelection().clear()
    project.open(opened)
    opened.notices.forEach(showFound)
    useSources().keepOnly(project.folders.map(({ id }) => id))
    view.show('arrange')
  }

  /** A project of this computer or of a shared folder: another program may have it open. */
  async function openFile(file: string): Promise<void> {
    busy.value = 'project'
    const outcome = await app().openProject(file)
    const ways = outcome.kind === 'refused' ? waysAround(outcome.problem, file) : []
    if (outcome.kind === 'done' || ways.length === 0)
      return open(Promise.resolve(outcome), 'project')
    busy.value = undefined
    useNotices().showProblem(outcome.problem, ways)
  }

  /** What may be done about a project that was refused. */
  function waysAround({ code, details }: ProblemReport, file: string): readonly NoticeButton[] {
    const opens = (answer: () => Promise<Outcome<OpenProject>>) => () =>
      void open(answer(), 'project')
    if (code !== 'project/damaged-earlier-kept') return []
    const label = text('notices.openEarlier', { at: details['at'] ?? '' })
    return [{ label, run: opens(() => app().openEarlierState(file)) }]
  }

  async function newFromFolder(): Promise<void> {
    const folder = await valueOf(app().chooseFolder())
    if (folder) await open(app().createProject(folder.path), 'project')
  }

  async function chooseProject(): Promise<void> {
    const file = await valueOf(app().chooseProject())
    if (file) await (isBundle(file.path) ? openBundle(file.path) : openFile(file.path))
  }

  /** A project that was handed on with its scans. */
  const openBundle = (file: string): Promise<void> => open(app().openBundle(file), 'project')

  async function chooseManifest(): Promise<void> {
    const file = await valueOf(app().chooseManifest())
    if (file) offerManifest(file.path)
  }

  /** Shows what a manifest would bring; nothing is done before the scholar says so. */
  function offerManifest(file: string): void {
    useManifestOffer().offer(file)
    view.openDialog('openManifest')
  }

  const openManifest = (file: string): Promise<void> => open(app().openManifest(file), 'project')

  async function openSample(): Promise<void> {
    await open(app().openSample(), 'sample')
    await useSettings().load()
  }

  async function close(): Promise<void> {
    await project.allSent()
    const outcome = await app().closeProject()
    if (outcome.kind === 'refused') {
      useNotices().showProblem(outcome.problem)
      return
    }
    project.close()
    useSources().keepOnly([])
    useSelection().clear()
    view.show('welcome')
  }

  /** Opens the same project anew: after the window and the saved project fell out of step. */
  async function openAgain(): Promise<void> {
    const file = project.place?.file
    if (file === undefined) return
    await close()
    await openFile(file)
  }

  /** Opens it for writing though another program had it open: that one can then write no more. */
  async function takeOver(): Promise<void> {
    const file = project.place?.file
    if (file !== undefined) await open(app().takeOverProject(file), 'project')
  }

  /** Saving goes by itself; who asks for it by habit is told so, and what failed is tried again. */
  async function saveNow(): Promise<void> {
    await project.allSent()
    if (project.saveProgress.kind === 'failing') await valueOf(app().retrySave())
    else useAnnouncements().announce(text('common.savesItself'))
  }

  async function saveAs(): Promise<void> {
    await project.allSent()
    const saved = await valueOf(app().saveProjectAs())
    if (saved) project.markSavedAs(saved)
  }

  async function addChosenFolder(): Promise<void> {
    const folder = await valueOf(app().chooseFolder())
    if (folder) addToProject({ kind: 'folder', ...folder })
  }

  function addToProject({ path, name }: OpenRequest): void {
    if (!project.project) return
    project.run(addFolder(project.project, { id: crypto.randomUUID(), location: path, name }))
  }

  /** Something was dropped on the window, or opened from the desktop. */
  async function openRequested(request: OpenRequest): Promise<void> {
    if (request.kind === 'project') await openFile(request.path)
    else if (request.kind === 'bundle') await openBundle(request.path)
    else if (request.kind === 'manifest') offerManifest(request.path)
    else if (request.kind === 'unknown') {
      useNotices().showProblem(problem('folder/not-a-folder', { name: request.name }))
    } else if (project.project && view.screen !== 'welcome') addToProject(request)
    else await open(app().createProject(request.path), 'project')
  }

  return {
    busy,
    newFromFolder,
    chooseProject,
    chooseManifest,
    offerManifest,
    openManifest,
    openProject: openFile,
    openSample,
    close,
    openAgain,
    takeOver,
    saveNow,
    saveAs,
    addFolder: addChosenFolder,
    openRequested,
    showFound,
  }
}

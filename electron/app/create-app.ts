import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { projectOfManifest } from '../../iiif/project/import/open-manifest.ts'
import { problem } from '../../iiif/problem.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import { isOnSameDisk } from '../files/same-disk.ts'
import { openAllowedFiles } from './allowed-files.ts'
import { takeBundle } from './bundles.ts'
import { openAnnotationFiles } from './annotation-files.ts'
import { openCreditFiles } from './credit-files.ts'
import type { App, Emit } from './app.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import { openExports } from './exports.ts'
import { openFetchedManifests } from './fetched-manifests.ts'
import { openFetchedSources } from './fetched-sources.ts'
import { gatheringMethods } from './gathering-methods.ts'
import { openFlattening } from './flattening.ts'
import { openImageChecks } from './image-check/image-checks.ts'
import { handlersOf, type Methods } from './app-handlers.ts'
import { kindOfPlace } from './kind-of-place.ts'
import { superviseImageServer, type ImageServer } from './image-server-supervisor.ts'
import { addressesOf, serveDocuments } from './live-documents.ts'
import { openLocating } from './locating.ts'
import { openLog } from './log.ts'
import { outcomeOf } from './outcomes.ts'
import { projectNameOf } from '../files/project-file.ts'
import type { Platform } from './platform.ts'
import { loadManifest, nameOf, previewOf } from './manifests.ts'
import { openPreviews } from './previews.ts'
import { openPublishing } from './publishing.ts'
import { openPublishingTurn } from './publishing-turn.ts'
import { openTargets } from './targets.ts'
import { openProjects, type OpenWork } from './projects.ts'
import { openRemoteImages } from './remote-images.ts'
import { openRemoteServers } from './remote-servers.ts'
import { openRecent } from './recent.ts'
import { openSample } from './sample.ts'
import { contentOf, shownSnapshot, versionOf } from './shown-snapshot.ts'
import { openSettings, shownSettings, type KeptSettings } from './settings.ts'
import { openManifestChecks } from './manifest-check.ts'

export interface CreateAppOptions {
  readonly platform: Platform
  readonly emit: Emit
}

/** Main's core: the program without a window and without Electron. */
export function createApp({ platform, emit }: CreateAppOptions): App {
  const { paths } = platform
  const log = openLog(paths.userData)
  const settings = openSettings(paths.userData, log)
  const recent = openRecent(paths.userData, log)
  const chosen = keepChosenPlaces()
  const allowed = openAllowedFiles(settings)
  const exports = openExports(platform)
  const manifestChecks = openManifestChecks(platform, (file) => void chosen.add(file))
  const imageChecks = openImageChecks((progress) => emit('imageCheckProgressed', progress))
  const annotationFiles = openAnnotationFiles(platform)
  const creditFiles = openCreditFiles(platform)
  const projectUnder = (prefix: string) => {
    const work = projects.find()
    return work?.prefix === prefix ? work.opened.project : undefined
  }
  const server: ImageServer = superviseImageServer({
    start: () => platform.startImageServer(),
    // Where it listened last, so that an address that a viewer remembers stays good.
    port: settings.get().then(({ port }) => port),
    ifTaken: 'take-another',
    onPort: (port) => void settings.change((kept) => ({ ...kept, port })),
    onState: (state) => emit('imageServerChanged', state),
    onDocumentWanted: serveDocuments(projectUnder),
    onImageFailed: (prefix, identifier, reason) => projects.markFailed(prefix, identifier, reason),
    log,
  })
  const limitCache = ({ imageCacheGigabytes }: KeptSettings): void =>
    server.cache.limit(imageCacheGigabytes * 1e9)
  void settings.get().then(limitCache)
  const projects = openProjects({
    platform,
    server,
    chosen,
    recent,
    settings,
    allowed,
    emit,
    log,
  })
  const servers = openRemoteServers(settings)
  const remoteImages = openRemoteImages({
    caches: paths.cache,
    kept: path.join(paths.userData, 'offline'),
    servers,
    project: () => projects.find()?.opened.project,
  })
  const fetchedSources = openFetchedSources(servers)
  const fetched = openFetchedManifests({ caches: paths.cache, chosen, servers })
  const addressesFor = async ({ prefix }: OpenWork) => addressesOf(await server.origin(), prefix)

  const imageServerBase = async (): Promise<string> => {
    const { prefix } = projects.get()
    return `${await server.origin()}/${prefix}`
  }
  const publishingTurn = openPublishingTurn({ imageServerBase, emit })
  const publishing = openPublishing({
    platform,
    turn: publishingTurn,
    stateOf: (image) => projects.find()?.sources.stateOf(image),
  })
  const targets = openTargets({
    platform,
    turn: publishingTurn,
    name: () => projectNameOf(projects.get().opened.file),
    agent: `Florilegium ${platform.about.version}`,
  })

  const locating = openLocating({ platform, projects, chosen })
  const flattening = openFlattening({
    work: () => projects.find()?.opened,
    remote: remoteImages,
    ...{ imageServerBase, server, chosen, emit, caches: paths.cache },
  })

  const methods: Methods = {
    ...gatheringMethods(fetchedSources, remoteImages),
    getAbout: () => platform.about,
    getSettings: async () => shownSettings(await settings.get()),
    async changeSettings(change) {
      const changed = await settings.change((kept) => ({ ...kept, ...change }))
      limitCache(changed)
      return shownSettings(changed)
    },
    listRecent: () => recent.list(),
    async forgetRecent(file) {
      await recent.forget(file)
      return recent.list()
    },
    chooseFolder: async () => addChosen(await platform.chooseFolder()),
    chooseProject: async () => addChosen(await platform.chooseProject()),
    createProject: async (folder) => (await projects.create(folder)).opened.describe(),
    chooseManifest: async () => addChosen(await platform.chooseManifest()),
    fetchManifest: (address) => fetched.fetch(address),
    cancelFetching: () => fetched.cancel(),
    previewManifest: async (file) => {
      const place = chosen.check(file)
      return previewOf(place, await loadManifest(place, fetched.addressOf(place)))
    },
    readManifest: (file) => {
      const place = chosen.check(file)
      return loadManifest(place, fetched.addressOf(place))
    },
    async openManifest(file) {
      const place = chosen.check(file)
      const imported = await loadManifest(place, fetched.addressOf(place))
      const made = projectOfManifest(randomUUID(), imported)
      return (await projects.adopt(made, nameOf(imported))).opened.describe()
    },
    openProject: async (file) => (await projects.open(file, 'ask')).opened.describe(),
    takeOverProject: async (file) => (await projects.open(file, 'take over')).opened.describe(),
    openBundle: async (file) =>
      (await projects.open(await takeBundle(file, { platform, chosen }), 'ask')).opened.describe(),
    openEarlierState: async (file) => (await projects.openEarlier(file)).opened.describe(),
    async openSample() {
      const { opened } = await openSample({ platform, projects, settings, chosen })
      return opened.describe()
    },
    async closeProject() {
      await projects.close()
      platform.closePreviews()
    },
    saveProjectAs: () => projects.saveAs(),
    applyChange: (step) => projects.get().opened.applyChange(step),
    listSnapshots: async () => (await projects.get().snapshots.list()).map(shownSnapshot),
    readSnapshot: async (key) => contentOf(await projects.get().snapshots.read(key)),
    readVersion: async (name) => contentOf(await versionOf(projects.get().opened, name)),
    takeUpManifest: (manifest) => projects.get().opened.takeUp(manifest),
    retrySave: () => projects.get().opened.retrySave(),
    locateFolder: (folder) => locating.locate(folder),
    cancelLocating: () => locating.cancel(),
    rescanFolder: (folder) => projects.get().sources.rescan(folder),
    allowLargeFile: ({ folder, path: file }) => projects.get().sources.allowLarge(folder, file),
    listAllowedFiles: async () => (await allowed).list(),
    async forbidLargeFile(key) {
      const files = await allowed
      await files.remove(key)
      projects.find()?.sources.reviewLarge()
      return files.list()
    },
    checkManifest: () => manifestChecks.check(),
    saveMendedManifest: () => manifestChecks.save(),
    listServers: () => servers.list(),
    allowServers: (hosts) => servers.allow(hosts),
    forbidServer: (host) => servers.forbid(host),
    planExport: (options) => exports.plan(projects.get().opened.project, options),
    chooseExportFile: (suggestion) => exports.chooseFile(suggestion),
    runExport: (order) => exports.run(projects.get().opened.project, order),
    chooseAnnotationFiles: () => annotationFiles.choose(),
    readAnnotationFiles: (asked) => annotationFiles.read(asked),
    exportAnnotations: (options) => annotationFiles.write(projects.get().opened.project, options),
    saveCredits: (list) => creditFiles.save(projects.get().opened.project, list),
    getImageCache: async () => cacheOf(await server.cache.measure()),
    emptyImageCache: async () => cacheOf(await server.cache.empty()),
    checkImageServer: (order) => imageChecks.check(order),
    cancelImageCheck: () => imageChecks.cancel(),
    planSite: (options) => publishing.plan(projects.get().opened.project, options),
    chooseSiteFolder: (suggestion) => publishing.chooseFolder(suggestion),
    publishSite: (order) => publishing.run(projects.get().opened.project, order),
    planTarget: (options) => targets.plan(projects.get().opened.project, options),
    chooseTarget: (suggestion) => targets.choose(suggestion),
    publishTarget: (order) => targets.run(projects.get().opened.project, order),
    cancelPublishing: () => publishingTurn.cancel(),
    flattenCanvas: (canvas) => flattening.flatten(canvas),
    cancelFlattening: () => flattening.cancel(),
    getAddresses: () => addressesFor(projects.get()),
    openPreview(viewer) {
      projects.get()
      platform.openPreview(viewer)
    },
    copyText: (text) => platform.copyText(text),
    showFile(file) {
      const isOurs =
        exports.hasWritten(file) ||
        manifestChecks.hasWritten(file) ||
        annotationFiles.hasWritten(file) ||
        creditFiles.hasWritten(file) ||
        publishing.hasWritten(file) ||
        targets.hasWritten(file) ||
        projects.find()?.opened.file === path.resolve(file)
      if (!isOurs) throw problem('request/place-not-chosen', { name: path.basename(file) })
      platform.showFile(path.resolve(file))
    },
    showMenu: (menu) => platform.showMenu(menu),
    useTexts: (texts) => platform.useTexts(texts),
  }

  const cacheOf = async (bytes = 0) => {
    const file = projects.find()?.opened.file
    const isBesideProject = file !== undefined && (await isOnSameDisk(file, paths.cache))
    return { bytes, isBesideProject }
  }

  const addChosen = (place: string | undefined): ChosenPlace | undefined =>
    place === undefined ? undefined : chosen.add(place)

  const flush = () => outcomeOf(log, 'saving', () => projects.find()?.opened.flush())

  return {
    handlers: handlersOf(methods, log),
    imageServerBase,
    remotePicture: (target, signal) => remoteImages.answer(target, signal),
    previews: openPreviews(() => projects.find()?.opened.project),
    async requestOpen(place) {
      const { path: absolute, name } = chosen.add(place)
      emit('openRequested', { kind: await kindOfPlace(absolute), path: absolute, name })
    },
    flush,
    async close() {
      publishingTurn.cancel()
      flattening.cancel()
      const closed = await outcomeOf(log, 'closing', () => projects.close())
      imageChecks.cancel()
      fetched.cancel()
      locating.cancel()
      fetchedSources.cancel()
      remoteImages.close()
      await projects.abandon()
      await server.stop()
      await settings.settle()
      return closed
    },
  }
}

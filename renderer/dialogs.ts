import { defineAsyncComponent, type Component } from 'vue'

export const DIALOG_NAMES = [
  'export',
  'publish',
  'showIiif',
  'collections',
  'about',
  'moveToPosition',
  'shortcuts',
  'checkImage',
  'manifestCheck',
  'labels',
  'table',
  'annotationList',
  'order',
  'missingLeaf',
  'choices',
  'splitReel',
  'mergeManifests',
  'snapshot',
  'version',
  'locate',
  'openManifest',
  'openAddress',
  'addSources',
  'offline',
  'importAnnotations',
  'exportAnnotations',
] as const
export type DialogName = (typeof DIALOG_NAMES)[number]

/**
 * Every dialog. One is open at a time: `useView().openDialog(name)` opens it, and it closes itself
 * with `useView().closeDialog()`. Loaded when first shown.
 */
export const DIALOGS: Readonly<Record<DialogName, Component>> = {
  export: defineAsyncComponent(() => import('./export/ExportDialog.vue')),
  openAddress: defineAsyncComponent(() => import('./manifests/OpenAddressDialog.vue')),
  addSources: defineAsyncComponent(() => import('./gathering/AddSourcesDialog.vue')),
  offline: defineAsyncComponent(() => import('./offline/OfflineDialog.vue')),
  openManifest: defineAsyncComponent(() => import('./manifests/OpenManifestDialog.vue')),
  importAnnotations: defineAsyncComponent(() => import('./annotations-transfer/ImportDialog.vue')),
  exportAnnotations: defineAsyncComponent(() => import('./annotations-transfer/ExportDialog.vue')),
  collections: defineAsyncComponent(() => import('./collections/CollectionsDialog.vue')),
  showIiif: defineAsyncComponent(() => import('./iiif/ShowIiifDialog.vue')),
  publish: defineAsyncComponent(() => import('./publish/PublishDialog.vue')),
  about: defineAsyncComponent(() => import('./about/AboutDialog.vue')),
  moveToPosition: defineAsyncComponent(() => import('./canvases/MoveDialog.vue')),
  table: defineAsyncComponent(() => import('./table/TableDialog.vue')),
  annotationList: defineAsyncComponent(() => import('./annotation-list/AnnotationListDialog.vue')),
  order: defineAsyncComponent(() => import('./order/OrderDialog.vue')),
  missingLeaf: defineAsyncComponent(() => import('./order/MissingLeafDialog.vue')),
  choices: defineAsyncComponent(() => import('./choices/ChoicesDialog.vue')),
  splitReel: defineAsyncComponent(() => import('./reels/SplitDialog.vue')),
  mergeManifests: defineAsyncComponent(() => import('./reels/MergeDialog.vue')),
  snapshot: defineAsyncComponent(() => import('./history/SnapshotDialog.vue')),
  version: defineAsyncComponent(() => import('./history/VersionDialog.vue')),
  locate: defineAsyncComponent(() => import('./locate/LocateDialog.vue')),
  labels: defineAsyncComponent(() => import('./labels/LabelDialog.vue')),
  checkImage: defineAsyncComponent(() => import('./image-check/CheckImageDialog.vue')),
  manifestCheck: defineAsyncComponent(() => import('./manifest-check/ManifestCheckDialog.vue')),
  shortcuts: defineAsyncComponent(() => import('./views/ShortcutsDialog.vue')),
}

import { followObject, MANIFEST } from './follow.ts'
import { loadLibrary } from './library.ts'

/** As much of Mirador as is used here; its script puts it on the window. */
interface MiradorLibrary {
  viewer(configuration: object): { readonly store: { dispatch(action: object): void } }
  receiveManifest(id: string, manifest: object): object
}
declare const Mirador: MiradorLibrary

const isDark = matchMedia('(prefers-color-scheme: dark)').matches

await loadLibrary('/mirador.library.js')

const { store } = Mirador.viewer({
  id: 'viewer',
  selectedTheme: isDark ? 'dark' : 'light',
  windows: [{ manifestId: MANIFEST }],
  window: {
    allowClose: false,
    allowMaximize: false,
    allowFullscreen: true,
    sideBarOpen: true,
    defaultSideBarPanel: 'annotations',
    highlightAllAnnotations: true,
    forceDrawAnnotations: true,
  },
  workspace: { allowNewWindows: false, showZoomControls: true },
  workspaceControlPanel: { enabled: false },
})

followObject((manifest) => store.dispatch(Mirador.receiveManifest(MANIFEST, manifest)))

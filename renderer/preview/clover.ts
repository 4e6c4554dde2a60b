import { followObject, MANIFEST } from './follow.ts'
import { loadLibrary } from './library.ts'

const show = (): void => {
  const viewer = document.createElement('clover-viewer')
  viewer.setAttribute('iiif-content', MANIFEST)
  viewer.setAttribute(
    'options',
    JSON.stringify({
      canvasHeight: 'calc(100vh - 160px)',
      informationPanel: { open: true, renderAnnotation: true },
    }),
  )
  document.getElementById('viewer')?.replaceChildren(viewer)
}

await loadLibrary('/clover.library.js')
show()
// Clover reads its object once: it is put there anew.
followObject(show)

import { loadLibrary } from '../preview/library.ts'

/** As much of Mirador as is used here; its script puts it on the window. */
declare const Mirador: { viewer(configuration: object): void }

const MANIFEST = '/manifest.json'

/** Where the page is: not always where it was made for. */
const here = new URL('.', location.href).href.replace(/\/$/, '')

const manifest = (await (await fetch(`${here}${MANIFEST}`)).json()) as {
  readonly id: string
  readonly label?: Readonly<Record<string, readonly string[]>>
}
const base = manifest.id.slice(0, -MANIFEST.length)
if (base !== here) answerHere()
document.title = Object.values(manifest.label ?? {})[0]?.[0] ?? document.title
await loadLibrary('./viewer/mirador.js')
document.body.classList.add('shown')
Mirador.viewer({
  id: 'viewer',
  windows: [{ manifestId: `${here}${MANIFEST}` }],
  window: { allowClose: false, allowMaximize: false, highlightAllAnnotations: true },
  workspace: { allowNewWindows: false, showZoomControls: true },
  workspaceControlPanel: { enabled: false },
})

/**
 * The documents name the address where the site will be published. Looked at elsewhere (on this computer before
 * that, on a stick, on a mirror) they are read as if they named this one.
 */
function answerHere(): void {
  const over = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const asked = input instanceof Request ? input.url : String(input)
    const answer = await over(asked.replace(base, here), init)
    if (!asked.endsWith('.json') || !answer.ok) return answer
    const text = (await answer.text()).replaceAll(`"${base}/`, `"${here}/`)
    return new Response(text, { headers: { 'Content-Type': 'application/json' } })
  }
}

import { app, shell, type Session, type WebContents } from 'electron'
import { ORIGIN } from './app-scheme.ts'

/** Schemes that a link may hand to the system's own programs. */
const OPENED_OUTSIDE = ['http:', 'https:', 'mailto:']

/** What the window may load by itself. `devtools:` is there in a checkout only. */
const LOADED = ['app:', 'blob:', 'data:', 'devtools:']

/** Switches for the whole app; must be called before Electron is ready. */
export function hardenApp(): void {
  // As root on Linux, where Chromium's sandbox does not run, the start script turns it off by this switch;
  // asking for both leaves Chromium without its processes.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // The window gets everything from the app's own scheme, so that Chromium has nobody to ask: no host has
  // an address for it. Remote images are fetched by main, by its own rules.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  // Drawing annotations needs WebGL, which computers without a usable graphics card draw in software.
  app.commandLine.appendSwitch('enable-unsafe-swiftshader')
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** No permission is given, and nothing is loaded but the app itself. */
export function hardenSession(session: Session, loaded: readonly string[] = LOADED): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !loaded.some((scheme) => url.startsWith(scheme)) })
  })
  session.on('will-download', (event) => event.preventDefault())
}

function hardenContents(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (event) => {
    // Reloading the page is the one navigation that there is.
    if (event.url !== `${ORIGIN}/`) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** Opens an address in the browser of the scholar, if it is one of the web. */
export function openOutside(address: string): void {
  if (!URL.canParse(address)) return
  if (OPENED_OUTSIDE.includes(new URL(address).protocol)) void shell.openExternal(address)
}

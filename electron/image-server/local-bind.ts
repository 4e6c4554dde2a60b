// Loaded before sharp in every process that Electron's binary runs on Linux.
//
// Electron links the system's GLib (through GTK); sharp's libvips brings its own. The addon of sharp
// calls a few g_* functions, which the dynamic linker would bind to the system's copy. That copy does
// not know libvips' objects: they leak (200 MB a minute) or crash, depending on the system. So:
//   1. libvips is loaded the ordinary way: it binds its own g_* to itself, and malloc to Electron's;
//   2. only the small addon is loaded with RTLD_DEEPBIND, so that its g_* bind to that libvips.
import { createRequire } from 'node:module'
import os from 'node:os'

type Dlopen = (module: object, filename: string, flags?: number) => void

const ADDON = /[\\/]@img[\\/]sharp-linux-/
const { RTLD_LAZY, RTLD_NOW, RTLD_DEEPBIND } = os.constants.dlopen

function bindLocally(): void {
  const require = createRequire(import.meta.url)
  const dlopen: Dlopen = process.dlopen.bind(process)
  const libvips = require.resolve(`@img/sharp-libvips-linux-${process.arch}/binary`)
  try {
    dlopen({ exports: {} }, libvips, RTLD_NOW)
  } catch {
    // "Module did not self-register": it is no addon, but it stays loaded, which is all that is wanted.
  }
  const dlopenAddonLocally: Dlopen = (module, filename, flags = RTLD_LAZY) =>
    dlopen(module, filename, ADDON.test(filename) ? RTLD_NOW | RTLD_DEEPBIND : flags)
  process.dlopen = dlopenAddonLocally
  silenceSharpWarning()
}

/** sharp warns of exactly the trap that is avoided here; the warning would only worry. */
function silenceSharpWarning(): void {
  const emit = process.emitWarning.bind(process) as (...parameters: unknown[]) => void
  const emitOthers = (...parameters: unknown[]): void => {
    const options = parameters[1] as { readonly code?: string } | string | undefined
    if (typeof options === 'object' && options.code === 'SharpElectronLinux') return
    emit(...parameters)
  }
  process.emitWarning = emitOthers
}

if (process.platform === 'linux' && process.versions['electron']) bindLocally()

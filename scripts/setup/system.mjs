// What Electron needs of a Linux system and may be missing on a bare one: libraries, and a display.
import { ask, run } from './run.mjs'
import { say } from './say.mjs'

/** By the `ID` and `ID_LIKE` of /etc/os-release. On Debian 13 and its like two names end in t64. */
const SYSTEMS = {
  debian: { install: 'apt-get install -y --no-install-recommends', packages: debianPackages },
  fedora: {
    install: 'dnf install -y',
    packages: () => 'gtk3 nss alsa-lib mesa-libgbm xorg-x11-server-Xvfb xorg-x11-xauth'.split(' '),
  },
  arch: {
    install: 'pacman -S --needed',
    packages: () => 'gtk3 nss alsa-lib mesa xorg-server-xvfb xorg-xauth'.split(' '),
  },
  suse: {
    install: 'zypper install -y',
    packages: () => 'gtk3 mozilla-nss alsa libgbm1 xorg-x11-server-Xvfb xauth'.split(' '),
  },
}

export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** A command, wrapped so that it finds a display: a virtual one where there is no other. */
export function withDisplay(program, parameters) {
  if (hasDisplay()) return [program, parameters]
  return ['xvfb-run', ['-a', '-s', '-screen 0 1400x1000x24', program, ...parameters]]
}

/**
 * Makes sure that Electron can run here. On Debian, as root, installs what is missing; elsewhere says
 * which command would.
 *
 * @param executable of Electron
 * @returns undefined, or in words why it cannot run
 */
export async function ensureSystem(executable) {
  if (process.platform !== 'linux' || findMissing(executable).length === 0) return undefined
  const system = SYSTEMS[systemName()]
  if (system === SYSTEMS.debian && process.getuid() === 0) await installOnDebian(system)
  const missing = findMissing(executable)
  if (missing.length === 0) return undefined
  const reason = `Electron needs ${missing.join(', ')}, which this system lacks`
  if (!system) return `${reason}; install GTK 3, NSS, ALSA, GBM, Xvfb and xauth`
  return `${reason}; install with: sudo ${system.install} ${system.packages().join(' ')}`
}

/** Shared libraries that the loader does not find, and the virtual display where there is no other. */
function findMissing(executable) {
  const libraries = ask('ldd', [executable])
    .stdout.split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0])
  const tools = hasDisplay() ? [] : ['xvfb-run', 'xauth'].filter((tool) => !isTool(tool))
  return [...libraries, ...tools]
}

const isTool = (name) => ask('sh', ['-c', `command -v ${name}`]).status === 0

async function installOnDebian({ install, packages }) {
  // No source is read from standard input, and no question is asked.
  const options = {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  say('installing the system libraries that Electron needs (apt-get) ...')
  await run('apt-get', ['update', '-qq'], options)
  const command = `${install} ${packages().join(' ')}`
  say(command)
  const [program, ...parameters] = command.split(' ')
  await run(program, [...parameters, '-qq'], options)
}

function debianPackages() {
  const isRenamed = ask('apt-cache', ['show', 'libgtk-3-0t64']).status === 0
  const names = isRenamed ? ['libgtk-3-0t64', 'libasound2t64'] : ['libgtk-3-0', 'libasound2']
  return [...names, 'libnss3', 'libgbm1', 'xvfb', 'xauth']
}

/** The key in SYSTEMS of this system or of the one it derives from. */
function systemName() {
  const text = ask('cat', ['/etc/os-release']).stdout ?? ''
  const ids = [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, value]) =>
    value.split(' '),
  )
  return Object.keys(SYSTEMS).find((name) => ids.some((id) => id.includes(name)))
}

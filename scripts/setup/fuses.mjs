// Fuses are bytes in Electron's executable that switch parts of it on or off for good: after a fixed text
// come a version byte, a count, and one character for each fuse.
// @see https://www.electronjs.org/docs/latest/tutorial/fuses
import { open, readFile } from 'node:fs/promises'

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const WIRE_VERSION = 1
const STATES = { on: '1', off: '0' }

/** Their places on the wire. */
export const FUSES = {
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  inspectArguments: 3,
  asarIntegrity: 4,
  onlyLoadAppFromAsar: 5,
  browserProcessSnapshot: 6,
  fileProtocolPrivileges: 7,
}

/** Sets fuses in an executable: `{ [FUSES.runAsNode]: 'off' }`. Those it does not have are passed over. */
export async function setFuses(executable, wanted) {
  const { start, count } = await findWire(executable)
  const file = await open(executable, 'r+')
  try {
    for (const [place, state] of Object.entries(wanted)) {
      if (Number(place) < count) await file.write(STATES[state], start + Number(place), 'latin1')
    }
  } finally {
    await file.close()
  }
}

/** The state of every fuse by name: `on`, `off`, or undefined where the executable has no such fuse. */
export async function readFuses(executable) {
  const { content, start, count } = await findWire(executable)
  const stateAt = (place) => (content[start + place] === STATES.on.charCodeAt(0) ? 'on' : 'off')
  return Object.fromEntries(
    Object.entries(FUSES).map(([name, place]) => [
      name,
      place < count ? stateAt(place) : undefined,
    ]),
  )
}

async function findWire(executable) {
  const content = await readFile(executable)
  const found = content.indexOf(SENTINEL)
  const wire = found + SENTINEL.length
  if (found < 0 || content[wire] !== WIRE_VERSION) throw new Error(`no fuses in ${executable}`)
  return { content, start: wire + 2, count: content[wire + 1] }
}

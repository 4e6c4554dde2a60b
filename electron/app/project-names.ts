import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'

/** Names that Windows keeps for devices, with whatever ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
/** In bytes: leaves room for a number and the ending within the 255 that systems allow. */
const LONGEST = 200

/** A name as a file may bear it on every system, so that projects can be handed on. */
export function portableName(name: string, fallback: string): string {
  // Windows allows none of these, nor a dot or a space at the end.
  const allowed = name.replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '_').replace(/[. ]+$/, '')
  const short = shorten(allowed.replace(/^\.+/, ''))
  if (short === '') return fallback
  return DEVICES.test(short) ? `_${short}` : short
}

/** A file in the folder that is not there yet: the name, or the name with a number. Absolute. */
export async function freeProjectFile(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name} ${number}`
    const file = path.join(folder, numbered + PROJECT_ENDING)
    const isTaken = await lstat(file).then(
      () => true,
      () => false,
    )
    if (!isTaken) return file
  }
}

function shorten(text: string): string {
  let characters = [...text]
  while (Buffer.byteLength(characters.join('')) > LONGEST) characters = characters.slice(0, -1)
  return characters.join('')
}

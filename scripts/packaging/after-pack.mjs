import { rm } from 'node:fs/promises'
import path from 'node:path'

/** Takes out what a runtime that was copied whole brings along: the archive that runs any application. */
export async function afterPack({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources/default_app.asar'), { force: true })
}

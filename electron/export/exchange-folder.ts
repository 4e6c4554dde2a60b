import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder, renameWithPatience } from '../files/atomic-write.ts'

/** Puts a folder that is complete in its place, where it replaces an older one; a failure leaves the older one. */
export async function exchangeFolder(partial: string, target: string): Promise<void> {
  const older = `${target}.older`
  const isThere = await stat(target).then(
    () => true,
    () => false,
  )
  await rm(older, { recursive: true, force: true })
  if (isThere) await renameWithPatience(target, older)
  try {
    await renameWithPatience(partial, target)
  } catch (error) {
    if (isThere) await rename(older, target)
    throw error
  }
  await flushFolder(path.dirname(target))
  await rm(older, { recursive: true, force: true })
}

import { stat } from 'node:fs/promises'
import path from 'node:path'

/** True when what lies in these folders shares the room of one disk. @param file absolute; it need not be there */
export async function isOnSameDisk(file: string, folder: string): Promise<boolean> {
  const disks = await Promise.all([diskOf(path.dirname(file)), diskOf(folder)])
  return disks[0] !== undefined && disks[0] === disks[1]
}

const diskOf = (folder: string): Promise<number | undefined> =>
  stat(folder).then(
    ({ dev }) => dev,
    () => undefined,
  )

import { setTimeout as wait } from 'node:timers/promises'

/** Waits until something is there, at most 20 seconds: for what happens in other processes and on disks. */
export async function waitFor<Value>(
  what: string,
  find: () => Value | undefined | false,
): Promise<Value> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = find()
    if (found !== undefined && found !== false) return found
    await wait(20)
  }
  throw new Error(`Waited in vain for ${what}`)
}

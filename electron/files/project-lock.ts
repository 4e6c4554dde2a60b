import { randomUUID } from 'node:crypto'
import { access, constants, link, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { problem, Problem } from '../../iiif/problem.ts'
import { oneOf, optional, readFilledString, readWhole, recordOf } from '../../iiif/reading.ts'
import { targetProblem, writeFileAtomically, writeFlushed } from './atomic-write.ts'
import { codeOf } from './error-code.ts'
import { localTime } from './local-time.ts'
import { isRunning, startOfProcess } from './process-identity.ts'
import { projectNameOf } from './project-file.ts'

/** Who has a project open for writing. */
export interface Holder {
  /** Unlike that of any other opening. */
  readonly opening: string
  /** The name of the computer. */
  readonly host: string
  readonly process: number
  /** See `startOfProcess`. */
  readonly start?: string
  /** ISO 8601. Only told, never reckoned with: the clocks of two computers differ. */
  readonly since: string
}

/** The right to write a project, as long as nobody takes it over. */
export interface ProjectLock {
  /** Why the project can only be read here: then this lock is none, and nothing is ever written by it. */
  readonly reading: Problem | undefined
  /** Why no lock could be made beside it: what is written there may fail as well. */
  readonly obstacle: Problem | undefined
  /**
   * Makes sure, before something is written, that the project is still ours; a lock that was removed is made again.
   * @throws Problem `project/taken-over`, from then on for ever; or `target/…` when no lock can be made
   */
  check(): Promise<void>
  /**
   * Makes sure, after something was written and before it is called saved, that nobody took over meanwhile: who
   * takes over then has found all of it.
   * @throws Problem `project/taken-over`
   */
  confirm(): Promise<void>
  release(): Promise<void>
}

/** The lock of a project, beside its file. */
export const lockOf = (projectFile: string): string => `${projectFile}-lock`

const LOCK_FORMAT = 'florilegium-lock'

/**
 * Asks for the right to write a project. The lock of a process that no longer runs on this computer, though another
 * may have its number now, counts for nothing; that of another computer counts for ever, since it may be asleep.
 *
 * @param manner `ask`, or `take over` what another has: it is told when it next wants to write
 * @throws Problem `project/open-elsewhere`
 */
export async function takeLock(file: string, manner: 'ask' | 'take over'): Promise<ProjectLock> {
  const own: Holder = {
    opening: randomUUID(),
    host: os.hostname(),
    process: process.pid,
    ...startField(await startOfProcess(process.pid)),
    since: new Date().toISOString(),
  }
  // Full, or just unplugged: it is opened all the same. Nothing is written before a lock is there.
  const asking = manner === 'ask' ? takeIfFree(file, own) : takeOver(file, own)
  const other = await asking.catch((error: unknown) => targetProblem(error, file))
  if (other instanceof Problem) return holding(file, own, other)
  if (other) throw openElsewhere(file, other)
  return holding(file, own)
}

/**
 * The right to write a project that is opened, or none where it can only be read: another program has it open, or it
 * lies where nothing can be written.
 */
export async function lockOrRead(file: string, manner: 'ask' | 'take over'): Promise<ProjectLock> {
  try {
    const lock = await takeLock(file, manner)
    const obstacle = lock.obstacle ?? (await obstacleOf(file))
    if (!obstacle || !UNWRITABLE.has(obstacle.code)) return lock
    await lock.release()
    return readingOnly(problem('project/reading-disk', { name: projectNameOf(file) }))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'project/open-elsewhere') throw error
    return readingOnly(new Problem('project/reading-elsewhere', error.details))
  }
}

/** A full disk may have room again, and a folder that is gone come back. */
const UNWRITABLE: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'target/read-only',
  'target/denied',
])

/** True when no program has the project open for writing, as far as can be seen. */
export async function isLockFree(file: string): Promise<boolean> {
  const found = await readHolder(file)
  return found === undefined || !(await isHeld(found))
}

/** A file may be marked as read-only in a folder that is not. */
const obstacleOf = (file: string): Promise<Problem | undefined> =>
  access(file, constants.W_OK).then(
    () => undefined,
    (error: unknown) => targetProblem(error, file),
  )

const readingOnly = (reading: Problem): ProjectLock => ({
  reading,
  obstacle: undefined,
  check: () => Promise.reject(reading),
  confirm: () => Promise.reject(reading),
  release: () => Promise.resolve(),
})

/** Leaves the lock to us, or tells who has it. */
async function takeIfFree(file: string, own: Holder): Promise<Holder | undefined> {
  if (await create(file, own)) return undefined
  const found = await readHolder(file)
  if (found && (await isHeld(found))) return found.opening === own.opening ? undefined : found
  return takeOver(file, own)
}

async function takeOver(file: string, own: Holder): Promise<undefined> {
  await writeFileAtomically(lockOf(file), print(own))
  return undefined
}

function holding(file: string, own: Holder, obstacle?: Problem): ProjectLock {
  let lost: Problem | undefined
  const lose = (other: Holder): never => {
    lost = takenOver(file, other)
    throw lost
  }
  return {
    reading: undefined,
    obstacle,
    async check() {
      if (lost) throw lost
      try {
        const found = await readHolder(file)
        if (found?.opening === own.opening) return
        const other = await takeIfFree(file, own)
        if (other) lose(other)
      } catch (error) {
        throw targetProblem(error, file)
      }
    },
    async confirm() {
      const found = await readHolder(file).catch(() => undefined)
      if (found && found.opening !== own.opening) lose(found)
    },
    async release() {
      const found = await readHolder(file).catch(() => undefined)
      if (found?.opening === own.opening)
        await rm(lockOf(file), { force: true }).catch(() => undefined)
    },
  }
}

/**
 * Makes the lock unless there is one, whole from the first moment: a name that is given to a finished file. Where
 * a disk knows no second names, it is written in place. False when there is one.
 */
async function create(file: string, own: Holder): Promise<boolean> {
  const whole = path.join(path.dirname(file), `.florilegium-lock-${own.opening}.tmp`)
  try {
    await writeFlushed(whole, print(own))
    await link(whole, lockOf(file)).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error
      await writeFlushed(lockOf(file), print(own))
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(whole, { force: true }).catch(() => undefined)
  }
}

const print = (holder: Holder): string => `${JSON.stringify({ format: LOCK_FORMAT, ...holder })}\n`

const readLock = recordOf({
  format: oneOf([LOCK_FORMAT]),
  opening: readFilledString,
  host: readFilledString,
  process: readWhole(1),
  start: optional(readFilledString),
  since: readFilledString,
})

/** In milliseconds: as long as another may take to write a lock in place. */
const PATIENCE = 200

/** Who has the lock; undefined when there is none, or none that can be understood. */
async function readHolder(file: string): Promise<Holder | undefined> {
  for (const patience of [PATIENCE, 0]) {
    const text = await readFile(lockOf(file), 'utf8').catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined
      throw error
    })
    if (text === undefined) return undefined
    try {
      return readLock(JSON.parse(text), '')
    } catch {
      if (patience) await wait(patience)
    }
  }
  return undefined
}

async function isHeld({ host, process: number, start }: Holder): Promise<boolean> {
  if (host !== os.hostname()) return true
  if (!isRunning(number)) return false
  return start === undefined || start === (await startOfProcess(number))
}

const startField = (start: string | undefined) => (start === undefined ? {} : { start })

const openElsewhere = (file: string, holder: Holder): Problem =>
  problem('project/open-elsewhere', { name: projectNameOf(file), ...told(holder) })

const takenOver = (file: string, holder: Holder): Problem =>
  problem('project/taken-over', { name: projectNameOf(file), ...told(holder) })

const told = ({ host, since }: Holder) => ({ host, since: localTime(since) })

import { describeProblem, problem, type Problem } from '../../iiif/problem.ts'
import { localTime } from '../files/local-time.ts'
import { projectNameOf } from '../files/project-file.ts'

/** What waits to be saved. */
export interface Waiting {
  readonly file: string
  /** In steps. */
  readonly count: number
  /** When all was saved last, ISO 8601. */
  readonly since: string
}

/** Why work is not saved, what that means for it, and what to do: by what kept the file from being written. */
export function notSaved({ file, count, since }: Waiting, found: Problem): Problem {
  const name = projectNameOf(file)
  const { code } = found
  if (code === 'target/disk-full') return problem('project/not-saved-full', { name, count })
  if (code === 'target/folder-gone') return problem('project/not-saved-gone', { name, count })
  if (code === 'target/read-only') return problem('project/not-saved-read-only', { name })
  if (code === 'target/denied')
    return problem('project/not-saved-denied', { name, since: localTime(since) })
  return problem('project/not-saved', { name, reason: clauseOf(found) })
}

/** The cause as a clause of another sentence. */
function clauseOf(found: Problem): string {
  const { cause } = describeProblem(found)
  return (cause.charAt(0).toLowerCase() + cause.slice(1)).replace(/\.$/, '')
}

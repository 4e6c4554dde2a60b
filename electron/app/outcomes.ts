import { problem, Problem, reportOf } from '../../iiif/problem.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { Log } from './log.ts'

/**
 * What came of some work, as it crosses to another process. A foreseen problem is a refusal; anything
 * else that is thrown is a mistake of ours, logged, and told as `request/failed`.
 *
 * @param during what was asked for, for the log
 */
export async function outcomeOf<Value>(
  log: Log,
  during: string,
  work: () => Value | Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() }
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', problem: reportOf(error) }
    log.mistake(during, error)
    return { kind: 'refused', problem: reportOf(problem('request/failed', { during })) }
  }
}

import { problem, type Problem } from '../../iiif/problem.ts'
import { TOO_LARGE } from './http-client.ts'

/**
 * What the client says of a check, said of what was to be read.
 *
 * @param largest in bytes
 */
export function asRemoteProblem(found: Problem, host: string, largest: number): Problem {
  const { code, details } = found
  if (code === 'check/led-elsewhere') {
    return problem('remote/led-elsewhere', { address: details['address'] ?? '' })
  }
  if (code !== 'check/unreachable') return found
  const reason = details['reason'] ?? ''
  return reason === TOO_LARGE
    ? problem('remote/too-large', { host, limit: largest / 1_000_000 })
    : problem('remote/down', { host: details['host'] ?? host, reason })
}

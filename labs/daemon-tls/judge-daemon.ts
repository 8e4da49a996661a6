import { type CheckResult, type Evidence, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon as judgeSeen } from '../shared/judge-daemon.ts'
import type { Observation } from './observation.ts'

export function judgeDaemon({ daemon: { identity }, units, at }: Observation): CheckResult {
  return judgeSeen({ host: 'master', at, identity, state: units.service.ActiveState ?? 'unknown' })
}

/** Whether the daemon did not even answer its own host in time: a busy machine then, and no firewall. */
export function isStalled({ daemon, doors }: Observation, port: string | undefined): boolean {
  const own = doors.filter((door) => door.from === 'master' && door.ofDaemon && String(door.port) === port)
  return daemon.identity.kind === 'genuine' && own.some(({ outcome }) => outcome.kind === 'timeout')
}

/** What is said then. */
export function stalled(id: string, evidence: Evidence[]): CheckResult {
  return result(
    id,
    'error',
    msg`Docker on master took too long to answer Bulkhead, so it can not tell yet.`,
    evidence,
  )
}

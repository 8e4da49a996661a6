import type { CheckResult, Evidence } from '../../contract/index.ts'
import { result } from './evidence.ts'
import type { Observation } from './observation.ts'

/** A stopped or replaced daemon refuses everybody, which proves nothing. */
export function judgeDaemon({ daemon, units, at }: Observation): CheckResult {
  const { identity } = daemon
  const evidence = (got: string) => [
    {
      tried: 'Ask the kernel who answers on /run/docker.sock',
      from: 'master',
      expected: 'the dockerd of this host',
      got,
      at,
    },
  ]
  if (identity.kind === 'genuine') {
    const { exe, pid } = identity.process
    return result('daemon-runs', 'pass', 'Docker runs on master.', evidence(`${exe}, process ${pid}`))
  }
  if (identity.kind === 'impostor') {
    return result(
      'daemon-runs',
      'fail',
      "Something that is not master's dockerd answers on /run/docker.sock.",
      evidence(identity.reason),
    )
  }
  const state = units.service.ActiveState ?? 'unknown'
  return result(
    'daemon-runs',
    'fail',
    `Docker does not answer on master (docker.service is ${state}), and a daemon that is not there proves nothing.`,
    evidence(`${identity.reason}; docker.service is ${state}`),
  )
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
    'Docker on master took too long to answer Bulkhead, so it can not tell yet.',
    evidence,
  )
}

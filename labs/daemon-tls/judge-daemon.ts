import type { CheckResult } from '../../contract/index.ts'
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

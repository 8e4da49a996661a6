import {
  type CheckResult,
  type DaemonIdentity,
  probeWords,
  type HostProbe,
  type Message,
  msg,
} from '../../contract/index.ts'
import { result } from './evidence.ts'

/** Who answers on a host's /run/docker.sock, and what systemd says of docker.service. */
export interface DaemonSeen {
  host: string
  at: string
  identity: DaemonIdentity
  /** ActiveState of docker.service. */
  state: string
}

export async function observeDaemon(host: HostProbe): Promise<DaemonSeen> {
  const at = new Date().toISOString()
  const [identity, { ActiveState }] = await Promise.all([
    host.daemonIdentity(),
    host.unit('docker.service', ['ActiveState']),
  ])
  return { host: host.name, at, identity, state: ActiveState ?? 'unknown' }
}

/** The first check of every task: a stopped or replaced daemon refuses everybody, which proves nothing. */
export function judgeDaemon({ host, at, identity, state }: DaemonSeen): CheckResult {
  const evidence = (got: Message) => [
    {
      tried: msg`Ask the kernel who answers on /run/docker.sock`,
      from: host,
      expected: msg`the dockerd of this host`,
      got,
      at,
    },
  ]
  if (identity.kind === 'genuine') {
    const { exe, pid } = identity.process
    return result('daemon-runs', 'pass', msg`Docker runs on ${host}.`, evidence(msg`${exe}, process ${pid}`))
  }
  if (identity.kind === 'impostor') {
    return result(
      'daemon-runs',
      'fail',
      msg`Something that is not ${host}'s dockerd answers on /run/docker.sock.`,
      evidence(probeWords(identity.reason)),
    )
  }
  return result(
    'daemon-runs',
    'fail',
    msg`Docker does not answer on ${host} (docker.service is ${state}), and a daemon that is not there proves nothing.`,
    evidence(msg`${probeWords(identity.reason)}; docker.service is ${state}`),
  )
}

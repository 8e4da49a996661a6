import { isLoopback, publishedBy } from '../../audit/items/shared/published.ts'
import type { Observation as Audited } from '../../audit/observation.ts'
import { isReadable } from '../../audit/survey.ts'
import { type CheckResult, joined, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { portOf, type Role, roles } from './planted.ts'

/**
 * A shop that runs without Docker has nothing that an audit of Docker could find: what is judged has to be what sells.
 * Check of every task.
 */
export function judgeContained(audited: Audited, params: Params, at: string): CheckResult {
  const outside = roles.filter((role) => !isContained(audited, params, role))
  const ports = outside.map((role) => String(portOf(params, role)))
  const evidence = [
    {
      tried: msg`Look whose the ports of ${joined([...roles])} are`,
      from: 'master',
      expected: msg`running containers’`,
      got: ports.length > 0 ? msg`no container’s: ${joined(ports)}` : msg`running containers’`,
      at,
    },
  ]
  return ports.length > 0
    ? result(
        'shop-contained',
        'fail',
        msg`No container serves ${joined(ports)} of master; the shop has to run in containers of its Docker.`,
        evidence,
      )
    : result('shop-contained', 'pass', msg`The shop runs in containers.`, evidence)
}

/** Published by a container, with nobody but Docker at the port; or held by a container in the host's network. */
function isContained({ containers, host }: Audited, params: Params, role: Role): boolean {
  const wanted = portOf(params, role)
  const running = containers.filter(({ inspect }) => inspect.State.Running)
  const isPublished = running
    .flatMap(publishedBy)
    .some(
      ({ port, protocol, address }) =>
        port === wanted &&
        protocol === 'tcp' &&
        [params.masterAddress, '', '0.0.0.0', '::'].includes(address),
    )
  if (!host.seen || !isReadable(host.value.listeners)) return isPublished
  const { daemon, listeners, processes } = host.value
  const holders = listeners.sockets
    .filter(({ protocol, port, address }) => protocol === 'tcp' && port === wanted && !isLoopback(address))
    .flatMap(({ pids }) => pids)
  const mains = new Set(running.map(({ inspect }) => inspect.State.Pid))
  if (holders.length > 0 && holders.every((pid) => mains.has(pid))) return true
  // Docker's own proxies are children of the daemon; what they are called proves nothing.
  const dockers = new Set(
    processes.filter(({ pid, ppid }) => [pid, ppid].includes(daemon?.pid ?? -1)).map(({ pid }) => pid),
  )
  return isPublished && holders.every((pid) => dockers.has(pid))
}

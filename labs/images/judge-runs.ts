import { type CheckResult, joined, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { RegistryProcess } from '../shared/registries.ts'
import { isRegistryUp, type Observation } from './observation.ts'

/** That a registry is there and comes again: one that is away refuses everybody, which proves nothing. */
export function judgeRegistryRuns(
  observation: Observation,
  { registryPort: port = '' }: Params,
): CheckResult {
  const { registries, at } = observation
  const id = 'registry-runs'
  const evidence = [
    {
      tried: msg`Ask the kernel which docker-registry listens where, and systemd what it starts`,
      from: 'registry',
      expected: msg`port ${port}, of a service that is enabled`,
      got: registries.length > 0 ? joined(registries.map(inWords)) : msg`none listens`,
      at,
    },
  ]
  if (!isRegistryUp(observation, port))
    return result(
      id,
      'fail',
      msg`No docker-registry listens on port ${port} of registry for others.`,
      evidence,
    )
  const own = registries.filter((each) => String(each.port) === port)
  if (own.some(({ unit }) => unit === ''))
    return result(
      id,
      'fail',
      msg`The registry was started by hand, and will not be there after a reboot: systemd has to start it.`,
      evidence,
    )
  if (!own.some(({ enabled }) => enabled.startsWith('enabled')))
    return result(
      id,
      'fail',
      msg`systemd does not start ${own[0]?.unit ?? ''} by itself after a reboot.`,
      evidence,
    )
  return result(id, 'pass', msg`The registry listens on port ${port}, and systemd starts it.`, evidence)
}

function inWords({ port, loopback, unit, enabled }: RegistryProcess): Message {
  const service = unit ? verbatim(`${unit} ${enabled}`) : msg`no service`
  return loopback ? msg`port ${port} (loopback): ${service}` : msg`port ${port}: ${service}`
}

import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { isRegistryUp, type Observation } from './observation.ts'

/** That a registry is there and comes again: one that is away refuses everybody, which proves nothing. */
export function judgeRegistryRuns(observation: Observation, params: Params): CheckResult {
  const { registries, at } = observation
  const id = 'registry-runs'
  const port = params.registryPort
  const evidence = [
    {
      tried: msg`Ask the kernel which docker-registry listens where, and systemd what it starts`,
      from: 'registry',
      expected: msg`port ${port}, of a service that is enabled`,
      got:
        registries
          .map(
            (each) =>
              `port ${each.port}${each.loopback ? ' (loopback)' : ''}: ${each.unit || 'no service'} ${each.enabled}`,
          )
          .join(', ') || msg`none listens`,
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
    return result(id, 'fail', msg`systemd does not start ${own[0]?.unit} by itself after a reboot.`, evidence)
  return result(id, 'pass', msg`The registry listens on port ${port}, and systemd starts it.`, evidence)
}

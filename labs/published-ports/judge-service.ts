import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import type { Observation } from './observation.ts'
import { INSIDE } from './params.ts'

/** Whether the container is there, in a network of its own, and serves both its ports. */
export function judgeService({ container, inside, at }: Observation, params: Params): CheckResult {
  const name = params.serviceName ?? ''
  const say = (status: CheckResult['status'], summary: Message) =>
    result('service-runs', status, summary, [
      {
        tried: msg`Ask Docker for container ${name}, and the kernel for its network`,
        from: 'master',
        expected: msg`it runs, in a network of its own`,
        got: containerInWords(container),
        at,
      },
      ...inside.map((knock) => evidenceOf(knock, msg`the page of this port`)),
    ])
  if (!container)
    return say(
      'fail',
      msg`There is no container ${name} on master, and a service that is not there proves nothing.`,
    )
  if (!container.running)
    return say('fail', msg`Container ${name} does not run, and a service that is not there proves nothing.`)
  if (!container.ownNetwork)
    return say(
      'fail',
      msg`Container ${name} shares master's network, so all that listens on master is open to it.`,
    )
  if (inside.some(untried))
    return say(
      'error',
      msg`Bulkhead could not look into the network of container ${name}, so it can't tell yet.`,
    )
  const serves = (page: string, port: number) =>
    inside.some((knock) => knock.port === port && knock.page === page)
  return serves('service', INSIDE.service) && serves('admin', INSIDE.admin)
    ? say('pass', msg`Container ${name} runs and serves both its ports.`)
    : say('fail', msg`Container ${name} runs, but does not serve its pages on ports 80 and 81 inside.`)
}

function containerInWords(container: Observation['container']): Message {
  if (!container) return msg`there is no such container`
  if (!container.running) return msg`it does not run`
  return container.ownNetwork
    ? msg`it runs, in a network of its own`
    : msg`it runs, not in a network of its own`
}

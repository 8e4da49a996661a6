import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { isMapped, mappingInWords, saw } from './evidence.ts'
import { outsideOf } from './id-ranges.ts'
import type { Observation } from './observation.ts'

export function judgeService(observation: Observation, params: Params): CheckResult[] {
  const { containers, at } = observation
  const name = params.service ?? ''
  const service = containers.find((each) => each.name === name)
  const evidence = [
    saw(
      at,
      msg`Ask the kernel for the user namespace of container ${name}`,
      msg`it runs, and root inside is another user outside`,
      service ? mappingInWords(service.mapping) : msg`no container called ${name}`,
    ),
  ]
  if (!service) {
    const summary = msg`There is no container called ${name}. A daemon that maps ids keeps another store, so containers and images of before are not in it.`
    return [result('service-mapped', 'fail', summary, evidence)]
  }
  if (!service.running || !service.mapping) {
    return [result('service-mapped', 'fail', msg`The container ${name} does not run.`, evidence)]
  }
  const mapped = isMapped(service)
    ? result(
        'service-mapped',
        'pass',
        msg`Root of ${name} is user ${outsideOf(service.mapping.uids, 0) ?? 'nobody'} of master.`,
        evidence,
      )
    : result(
        'service-mapped',
        'fail',
        service.usernsMode === 'host'
          ? msg`${name} was started with --userns=host, so its root is root of master, whatever the daemon does for others.`
          : msg`Root of ${name} is root of master.`,
        evidence,
      )
  return [mapped, judgeAnswer(observation, params)]
}

function judgeAnswer(
  { note, at }: Observation,
  { service = '', port = '', edition = '' }: Params,
): CheckResult {
  const outcome = note?.outcome
  const got = outcome ? outcomeInWords(outcome) : msg`not tried`
  const evidence = [
    saw(at, msg`GET /cgi-bin/note on port ${port}`, msg`an answer of ${service}, ${edition}`, got),
  ]
  if (outcome?.kind === 'answered' && outcome.body.includes(edition)) {
    return result('service-answers', 'pass', msg`${service} answers on port ${port}.`, evidence)
  }
  return result(
    'service-answers',
    'fail',
    outcome?.kind === 'answered'
      ? msg`Port ${port} answers, but not as ${service}, ${edition}: is it the same image?`
      : msg`${service} does not answer on port ${port}.`,
    evidence,
  )
}

import {
  type CheckResult,
  type Evidence,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result, type Outcome } from '../shared/evidence.ts'
import { ownKinds, sharedBy, usualKinds } from './kinds.ts'
import { services, type Inodes, type Observation, type Service } from './observation.ts'

/** Whether that is the service's own page. */
export function isServed(outcome: Outcome, service: Service, params: Params): boolean {
  return (
    outcome.kind === 'answered' &&
    outcome.status === 200 &&
    outcome.body.includes(params[`${service}Word`] ?? '-')
  )
}

/** Both services answer, from containers that have nothing of the host but its users. */
export function judgeServices(observation: Observation, params: Params): CheckResult[] {
  const { host, at } = observation
  if (!host) {
    const evidence = [
      {
        tried: msg`Read the namespaces of process 1`,
        from: 'master',
        expected: msg`their numbers`,
        got: msg`nothing`,
        at,
      },
    ]
    return [result('host', 'error', msg`The host’s own namespaces could not be read.`, evidence)]
  }
  return [
    ...services.flatMap((service) => judgeService(observation, host, service, params)),
    judgeOthers(observation, host, params),
  ]
}

function judgeService(
  observation: Observation,
  host: Inodes,
  service: Service,
  params: Params,
): CheckResult[] {
  const { containers, served, at } = observation
  const [name = '', port = ''] = [params[service], params[`${service}Port`]]
  const { outcome } = served[service]
  const seen = containers.find((each) => each.name === name)
  const answered: Evidence[] = [
    {
      tried: msg`GET http://master:${port}/`,
      from: 'master',
      expected: msg`the page of ${name}`,
      got: outcomeInWords(outcome),
      at: served[service].at,
    },
  ]
  const id = (what: string) => `${service}-${what}`
  const answers =
    isServed(outcome, service, params) && seen?.listens
      ? result(id('answers'), 'pass', msg`${name} answers on port ${port}.`, answered)
      : result(
          id('answers'),
          'fail',
          msg`Container ${name} does not answer on port ${port} of master, and it has to.`,
          answered,
        )
  const shared = seen?.namespaces ? sharedBy(ownKinds, seen.namespaces, host) : []
  const compared: Evidence[] = [
    {
      tried: msg`Compare the namespaces of ${name} with those of process 1, as the kernel numbers them`,
      from: 'master',
      expected: msg`none the same but user`,
      got: seen?.namespaces ? same(shared) : seen ? verbatim(seen.state) : msg`no such container`,
      at,
    },
  ]
  if (!seen?.namespaces)
    return [answers, result(id('apart'), 'fail', msg`Container ${name} does not run.`, compared)]
  return [
    answers,
    shared.length > 0
      ? result(id('apart'), 'fail', msg`${name} shares ${listOf(shared)} with the host.`, compared)
      : result(
          id('apart'),
          'pass',
          msg`${name} shares no namespace with the host but the one for users.`,
          compared,
        ),
  ]
}

const same = (kinds: readonly string[]): Message =>
  kinds.length === 0 ? msg`none the same but user` : msg`the same: ${listOf(kinds)}`

/** The old ones under another name would be no gain. Docker decides by the kernel whose `cgroup` is the host's. */
function judgeOthers({ containers, at }: Observation, host: Inodes, params: Params): CheckResult {
  const names = services.map((service) => params[service])
  const found = containers.flatMap(({ name, namespaces }) => {
    const shared = namespaces && !names.includes(name) ? sharedBy(usualKinds, namespaces, host) : []
    return shared.length > 0 ? [msg`${name} (${listOf(shared)})`] : []
  })
  const evidence: Evidence[] = [
    {
      tried: msg`Compare the namespaces of all other containers with those of process 1`,
      from: 'master',
      expected: msg`none the same`,
      got: found.length === 0 ? msg`none the same` : joined(found),
      at,
    },
  ]
  return found.length > 0
    ? result(
        'others-apart',
        'fail',
        msg`There are other containers in namespaces of the host: ${joined(found)}.`,
        evidence,
      )
    : result('others-apart', 'pass', msg`No other container is in a namespace of the host.`, evidence)
}

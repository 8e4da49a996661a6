import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeServed } from '../shared/served.ts'
import { judgeApi } from './judge-api.ts'
import { judgeMounts, judgeNamespaces, judgeSockets } from './judge-containers.ts'
import { roles, type AnswerName, type Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const base = judgeBase(observation, params)
  // Of what does not answer, nothing is known, and what does not run has no doors.
  const known = base[0]?.status === 'pass'
  const task = (name: AnswerName, what: Message, door: (observation: Observation) => CheckResult) => {
    const given = observation.answers[name]
    const wanted = params[`${name}Word`] ?? ''
    const told = judgeAnswer({ name, what, given, wanted, at: observation.at })
    return [...base, told, ...(known ? [door(observation)] : [])]
  }
  const { apiFile = '', socketFile = '', mountFile = '', ledger = '' } = params
  return {
    api: task('api', msg`what stands in ${apiFile} of master`, judgeApi),
    socket: task('socket', msg`what stands in ${socketFile} of master`, judgeSockets),
    namespaces: task('namespaces', msg`the word that ${ledger} tells to who has its key`, judgeNamespaces),
    mounts: task('mounts', msg`what stands in ${`/root/${mountFile}`} of master`, judgeMounts),
  }
}

function judgeBase({ daemon, pages, running, restart, at }: Observation, params: Params): CheckResult[] {
  const first = judgeDaemon(daemon)
  if (first.status !== 'pass') return [first]
  const served = roles.map((role) => {
    const service = {
      name: params[role] ?? role,
      port: Number(params[`${role}Port`]),
      word: params.word ?? '',
    }
    return judgeServed(
      service,
      pages[role],
      running.find(({ name }) => name === service.name),
      at,
    )
  })
  return [first, ...served, ...judgeRestarted(restart)]
}

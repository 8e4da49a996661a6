import {
  type CheckResult,
  listOf,
  type Message,
  msg,
  type Params,
  probeWords,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { asksForLogin, evidenceOfDoor } from './doors.ts'
import { isLoginRefused, type LoginTried, type Observation } from './observation.ts'

export function judgeLogin(observation: Observation, params: Params): CheckResult[] {
  return [judgeNobody(observation, params), judgeWrong(observation, params), judgeRight(observation, params)]
}

/** Over TLS, because a password in plain HTTP is everybody's. */
function judgeNobody({ doors }: Observation, { registryPort = '' }: Params): CheckResult {
  const id = 'nobody-without'
  const main = doors.filter(({ port, tls }) => tls && String(port) === registryPort)
  const others = doors.filter(
    ({ port, outcome }) =>
      String(port) !== registryPort && outcome.kind === 'answered' && outcome.status < 300,
  )
  const open = doors.filter(({ outcome }) => outcome.kind === 'answered' && outcome.status < 300)
  const evidence = [...new Set([...main, ...others, ...open])].map((door) =>
    evidenceOfDoor(door, msg`status 401`),
  )
  if (open.length > 0) {
    const ports = listOf(open.map(({ port }) => port))
    return result(
      id,
      'fail',
      open.some(({ method }) => method === 'POST')
        ? msg`The registry gives and takes images on port ${ports} without asking who is there.`
        : msg`The registry gives images away on port ${ports} without asking who is there.`,
      evidence,
    )
  }
  if (!main.some(({ outcome }) => outcome.kind === 'answered'))
    return result(
      id,
      'fail',
      msg`On port ${registryPort} nobody answers over TLS, and without it a login could be read by everybody in between.`,
      evidence,
    )
  if (!main.every(asksForLogin))
    return result(id, 'fail', msg`The registry does not ask for a login everywhere.`, evidence)
  return result(
    id,
    'pass',
    msg`Who has no login gets nothing from the registry and leaves nothing there.`,
    evidence,
  )
}

function judgeWrong({ logins }: Observation, { registryUser = '' }: Params): CheckResult {
  const id = 'wrong-password'
  const tries = [logins.wrong, logins.stranger]
  const evidence = [
    evidenceOfLogin(
      logins.wrong,
      msg`Let Docker on master log in with ${registryUser} and a wrong password`,
      verbatim('401 Unauthorized'),
    ),
    evidenceOfLogin(
      logins.stranger,
      msg`Let Docker on master log in with an unknown user and the right password`,
      verbatim('401 Unauthorized'),
    ),
  ]
  if (tries.every(isLoginRefused))
    return result(id, 'pass', msg`A wrong password and an unknown user are refused.`, evidence)
  if (tries.some(({ status }) => status === 200))
    return result(id, 'fail', msg`The registry takes any login.`, evidence)
  return result(
    id,
    'fail',
    msg`Docker on master gets no answer of the registry to a login, so nobody was refused by it.`,
    evidence,
  )
}

function judgeRight({ logins }: Observation, params: Params): CheckResult {
  const id = 'right-password'
  const { registryUser = '' } = params
  const evidence = [
    evidenceOfLogin(
      logins.right,
      msg`Let Docker on master log in with ${registryUser} and the right password`,
      msg`status 200`,
    ),
  ]
  if (logins.right.status === 200)
    return result(id, 'pass', msg`${registryUser} gets in with the password.`, evidence)
  if (isLoginRefused(logins.right))
    return result(
      id,
      'fail',
      msg`${registryUser} is refused with the right password; the registry reads only passwords that were hashed with bcrypt (htpasswd -B).`,
      evidence,
    )
  return result(
    id,
    'fail',
    msg`${registryUser} can not log in from master: ${probeWords(logins.right.message)}.`,
    evidence,
  )
}

function evidenceOfLogin({ status, message, at }: LoginTried, tried: Message, expected: Message) {
  return {
    tried,
    from: 'master',
    expected,
    got: msg`${status}: ${probeWords(message)}`,
    at,
  }
}

import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  type Status,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { ListenerSeen, NeighbourSeen, Observation, ServiceSeen } from './observation.ts'

export function judgeLogin(observation: Observation, service: ServiceSeen, params: Params): CheckResult[] {
  return [
    judgeNetwork(observation, service, params),
    judgeListeners(observation, service, params),
    judgeNeighbours(observation, service, params),
  ]
}

/** In the host's network there is the host's own SSH, and whoever is there reaches all that listens only there. */
function judgeNetwork(
  { at }: Observation,
  service: ServiceSeen,
  { service: name = '' }: Params,
): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Compare the network namespace of ${name} with that of master's process 1`,
      from: 'master',
      expected: msg`another one`,
      got: service.hostNetwork ? msg`the same` : msg`another one`,
      at,
    },
  ]
  return service.hostNetwork
    ? result(
        'own-network',
        'fail',
        msg`${name} lives in the network of master, with all that listens there.`,
        evidence,
      )
    : result('own-network', 'pass', msg`${name} has a network of its own.`, evidence)
}

function judgeListeners({ at }: Observation, service: ServiceSeen, params: Params): CheckResult {
  const { service: name = '' } = params
  const page = service.forwardedTo ?? Number(params.port)
  const { listening, hostNetwork } = service
  const others = listening.filter(({ port, own }) => port !== page || !own)
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel which TCP sockets listen in the network of ${name}`,
      from: 'master',
      expected: msg`port ${page} of its web server, and no other`,
      got: listening.length > 0 ? joined(listening.map(listenerInWords), semicolon) : msg`none`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('only-the-page-listens', status, summary, evidence)
  const [first] = others
  if (!first) return say('pass', msg`Nothing listens in the network of ${name} but its web server.`)
  if (hostNetwork) return say('fail', msg`What listens on master listens in the network of ${name} as well.`)
  return say('fail', otherListener(name, first))
}

function listenerInWords({ address, port, programs }: ListenerSeen): Message {
  return programs.length > 0
    ? msg`${address}:${port} (${programs.join(', ')})`
    : msg`${address}:${port} (unknown)`
}

function otherListener(name: string, { own, port, programs: [program] }: ListenerSeen): Message {
  if (program === undefined)
    return own
      ? msg`In ${name}, a program listens on port ${port}.`
      : msg`In the network of ${name}, a program of somebody else listens on port ${port}.`
  return own
    ? msg`In ${name}, “${program}” listens on port ${port}.`
    : msg`In the network of ${name}, “${program}” of somebody else listens on port ${port}.`
}

function judgeNeighbours(
  { neighbours, at }: Observation,
  service: ServiceSeen,
  { service: name = '' }: Params,
): CheckResult {
  const all = [{ name, listensOn: [] as number[], sockets: service.sockets }, ...neighbours]
  const evidence: Evidence[] = all.map((each) => ({
    tried:
      each.name === name
        ? msg`Ask the kernel what ${each.name} holds`
        : msg`Ask the kernel what ${each.name} listens on and holds`,
    from: 'master',
    expected: each.name === name ? msg`no socket of Docker` : msg`no port, and no socket of Docker`,
    got: holdings(each),
    at,
  }))
  const say = (status: Status, summary: Message) => result('nobody-else-lets-in', status, summary, evidence)
  const holder = all.find(({ sockets }) => sockets.length > 0)
  if (holder)
    return say(
      'fail',
      msg`${holder.name} holds ${holder.sockets[0] ?? ''}: whoever gets into it commands Docker, and so all of master.`,
    )
  const listener = neighbours.find(({ listensOn }) => listensOn.length > 0)
  const [port] = listener?.listensOn ?? []
  return listener && port !== undefined
    ? say('fail', msg`${listener.name} listens on port ${port}; on this master, nobody but ${name} has to.`)
    : say('pass', msg`No other container listens, and none commands Docker.`)
}

function holdings({ listensOn, sockets }: Pick<NeighbourSeen, 'listensOn' | 'sockets'>): Message {
  const held = [...listensOn.map((port) => msg`port ${port}`), ...sockets]
  return held.length > 0 ? joined(held) : msg`none`
}

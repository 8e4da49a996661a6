import { randomBytes } from 'node:crypto'
import { joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { readCredentials } from '../shared/credentials.ts'
import { infoInWords } from '../shared/daemon-info.ts'
import { takeOver, type Call } from '../shared/take-over.ts'
import { VISITOR } from '../shared/visitor.ts'
import { gotIn } from './evidence.ts'
import type { DoorTried, Place, Way } from './observation.ts'
import { connect, tlsOf, tryDoor, type Ground } from './try-doors.ts'

export const attempt = {
  title: msg`Take master over`,
  description: msg`From stranger and from another address of its own, with a copy of client's certificate; and from a container on master, without any: ask Docker for a container that holds the whole disk of master, and write a file as its root. It is harmless and cleans up after itself.`,
  run: attemptRun('api-firewall', attack),
}

/** Long enough for an open door on a busy machine. */
const PATIENCE_MS = 3000

const fromWhere: Record<Place, Message> = {
  client: msg`From client`,
  stranger: msg`From stranger`,
  visitor: msg`From a container on stranger, which comes from another address`,
  tenant: msg`From a container on master`,
  master: msg`From master itself`,
}

const inWords: Record<Way, Message> = {
  certificate: msg`with a copy of client's certificate`,
  'no-certificate': msg`over TLS, without a certificate`,
  plain: msg`in plain HTTP`,
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const [{ pem }, visitor, tenant] = await Promise.all([
    readCredentials(lab.host('client')),
    inspectContainer(lab.host('stranger'), VISITOR),
    inspectContainer(lab.host('master'), params.tenantName ?? ''),
  ])
  const pids = { visitor: visitor?.State.Pid ?? 0, tenant: tenant?.State.Pid ?? 0 }
  const ground: Ground = { lab, params, pids, pem }
  const { masterAddress: host = 'master', apiPort = '', plainPort = '' } = params
  const knock = (place: Place, way: Way, port: string) =>
    tryDoor(ground, place, way, { host, port: Number(port), timeoutMs: PATIENCE_MS })
  const ways: [Place, Way, string][] = [
    ['stranger', 'certificate', apiPort],
    ['visitor', 'certificate', apiPort],
    ['stranger', 'plain', plainPort],
    ['tenant', 'plain', plainPort],
    ['tenant', 'no-certificate', apiPort],
  ]
  const tries: DoorTried[] = []
  let taken = false
  for (const [place, way, port] of ways) {
    const tried = await knock(place, way, port)
    tries.push(tried)
    const got = gotIn(tried) ? msg`Docker answers.` : infoInWords(tried.outcome)
    step(
      msg`${fromWhere[place]}, knock at port ${port} of master ${inWords[way]}`,
      got,
      gotIn(tried),
      tried.at,
    )
    if (!gotIn(tried) || taken) continue
    // Once is proof enough; the other doors are only knocked at.
    const call: Call = (request) =>
      connect(ground, place, {
        timeoutMs: 10_000,
        ...request,
        host,
        port: Number(port),
        tls: tlsOf(ground, place, way),
      })
    taken = await takeOver(lab.host('master'), call, randomBytes(6).toString('hex'), step)
  }
  const open = tries.filter(gotIn)
  if (open.length > 0) {
    const doors = joined(
      open.map(({ place, way, port }) => msg`${fromWhere[place]} at port ${port} ${inWords[way]}`),
      semicolon,
    )
    return succeeded(
      taken ? msg`They became root on master: ${doors}.` : msg`Docker serves whom it should not: ${doors}.`,
    )
  }
  // Client may: this only shows that there was something to be had.
  const allowed = await knock('client', 'certificate', apiPort)
  step(msg`From client, with its own certificate`, infoInWords(allowed.outcome), false, allowed.at)
  if (tries.some(({ outcome }) => outcome.kind === 'unusable'))
    return untried(msg`Bulkhead could not try every way, so this says nothing about your work.`)
  if (!gotIn(allowed))
    return untried(
      msg`Nobody gets in, but neither does client: where no Docker answers, a refusal says nothing.`,
    )
  return refused(msg`Every way was closed, while client was served.`)
}

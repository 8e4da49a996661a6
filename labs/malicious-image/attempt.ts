import { setTimeout as sleep } from 'node:timers/promises'
import { msg } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { seeNews } from './observe.ts'

/** Longer than what is planted here keeps silent. */
const LISTENS_MS = 4000

export const attempt = {
  title: msg`Wait for news`,
  description: msg`As the one who made the image: do nothing but listen. Four seconds are enough for a program that calls every second.`,
  run: attemptRun('malicious-image', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { service = '', collector = '', image = '' } = params
  const container = await inspectContainer(master, service)
  if (!container?.State.Running)
    return untried(msg`The container ${service} does not run, so there is nobody who could call.`)
  const before = await seeNews(master, params)
  if (before.state !== 'running')
    return untried(msg`The container ${collector} does not answer, so there is nobody who could listen.`)
  // The listener knows the time by the second, so one second must pass before anything counts as new.
  const from = Math.floor(Date.now() / 1000)
  const until = Date.now() + LISTENS_MS
  while (Date.now() < until) {
    const { last, isToken } = await seeNews(master, params)
    if (isToken && last !== null && last > from) {
      step(msg`Listen as ${collector}`, msg`Somebody inside called and said the token.`, true)
      return succeeded(
        msg`Nobody broke in. Whoever starts ${image} lets its makers’ program in, and it calls home.`,
      )
    }
    await sleep(250)
  }
  step(msg`Listen as ${collector}, for ${LISTENS_MS / 1000} seconds`, msg`Nobody called.`, false)
  return refused(msg`${service} does its work, and calls nobody.`)
}

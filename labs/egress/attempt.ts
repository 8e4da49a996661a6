import { joined, type Message, msg } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { askStranger } from './ask-stranger.ts'
import { bodyOf, isReached, knockFrom, type Doors } from './knock.ts'
import { seeService } from './see-master.ts'

export const attempt = {
  title: msg`Carry something out`,
  description: msg`As somebody who has broken into the service: call stranger, by the web and by a question for a name, look at the billing of the supplier, and knock at master itself.`,
  run: attemptRun('egress', attack),
}

/** Long enough for an open door on a busy machine. */
const PATIENCE_MS = 3000

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { serviceName = '', masterAddress = '', strangerAddress = '', supplierAddress = '' } = params
  const found = await inspectContainer(lab.host('master'), serviceName)
  if (!found?.State.Running)
    return untried(
      msg`Container ${serviceName} does not run, so nobody can break into it: that says nothing.`,
    )
  const { networks } = await seeService(lab.host('master'), found)
  const doors: Doors = { lab, pids: { service: found.State.Pid, neighbour: 0 } }
  const ways: { what: Message; host: string; port: string | undefined }[] = [
    { what: msg`Bring it to stranger`, host: strangerAddress, port: params.dropPort },
    {
      what: msg`Bring it to stranger, at the supplier's port number`,
      host: strangerAddress,
      port: params.offerPort,
    },
    { what: msg`Look into the billing of the supplier`, host: supplierAddress, port: params.billingPort },
    ...[masterAddress, ...networks.map(({ gateway }) => gateway)]
      .filter(Boolean)
      .map((host) => ({ what: msg`Look at the administration of master`, host, port: params.adminPort })),
  ]
  const tried = await Promise.all(
    ways.map(async ({ what, host, port }) => ({
      way: `${host}:${port}`,
      what,
      knock: await knockFrom(doors, 'service', { host, port: Number(port), timeoutMs: PATIENCE_MS }),
    })),
  )
  const open: (string | Message)[] = []
  for (const { way, what, knock } of tried) {
    step(msg`${what}: ${way}`, outcomeInWords(knock.outcome), isReached(knock), knock.at)
    if (isReached(knock)) open.push(way)
  }
  const question = await askStranger(lab, params, { running: true, timeoutMs: PATIENCE_MS })
  const noted = question.arrived ? msg`Stranger noted it.` : msg`Stranger noted nothing (${question.said}).`
  step(msg`Hide it in a name, and ask stranger's name server for that`, noted, question.arrived, question.at)
  if (question.arrived) open.push(msg`stranger's name server`)
  if (open.length > 0) return succeeded(msg`From inside the service there were ways out: ${joined(open)}.`)
  if (!question.asked || tried.some(({ knock }) => knock.outcome.kind === 'unusable'))
    return untried(msg`Bulkhead could not try every way, so this says nothing about your work.`)
  const page = { host: masterAddress, port: Number(params.pagePort), timeoutMs: PATIENCE_MS }
  const outsider = await knockFrom(doors, 'stranger', page)
  step(
    msg`Ask the service for its page from outside, as anybody may`,
    outcomeInWords(outsider.outcome),
    false,
  )
  if (!bodyOf(outsider).includes(params.pageWord ?? '?'))
    return untried(msg`No way out was open, but the service does not answer either, so this says nothing.`)
  return refused(msg`Every way out was closed, while the service went on answering.`)
}

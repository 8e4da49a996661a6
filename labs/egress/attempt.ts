import { inspectContainer } from '../shared/containers.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { askStranger } from './ask-stranger.ts'
import { bodyOf, isReached, knockFrom, type Doors } from './knock.ts'
import { seeService } from './see-master.ts'

export const attempt = {
  title: 'Carry something out',
  description:
    'As somebody who has broken into the service: call stranger, by the web and by a question for a name, look at the billing of the supplier, and knock at master itself.',
  run: attemptRun('egress', attack),
}

/** Long enough for an open door on a busy machine. */
const PATIENCE_MS = 3000

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { serviceName = '', masterAddress = '', strangerAddress = '', supplierAddress = '' } = params
  const found = await inspectContainer(lab.host('master'), serviceName)
  if (!found?.State.Running)
    return untried(`Container ${serviceName} does not run, so nobody can break into it: that says nothing.`)
  const { networks } = await seeService(lab.host('master'), found)
  const doors: Doors = { lab, pids: { service: found.State.Pid, neighbour: 0 } }
  const ways: { what: string; host: string; port: string | undefined }[] = [
    { what: 'Bring it to stranger', host: strangerAddress, port: params.dropPort },
    {
      what: "Bring it to stranger, at the supplier's port number",
      host: strangerAddress,
      port: params.offerPort,
    },
    { what: 'Look into the billing of the supplier', host: supplierAddress, port: params.billingPort },
    ...[masterAddress, ...networks.map(({ gateway }) => gateway)]
      .filter(Boolean)
      .map((host) => ({ what: 'Look at the administration of master', host, port: params.adminPort })),
  ]
  const open: string[] = []
  const knocks = await Promise.all(
    ways.map(({ host, port }) =>
      knockFrom(doors, 'service', { host, port: Number(port), timeoutMs: PATIENCE_MS }),
    ),
  )
  for (const [index, { what, host, port }] of ways.entries()) {
    const knock = knocks[index]
    if (!knock) continue
    step(`${what}: ${host}:${port}`, outcomeInWords(knock.outcome), isReached(knock), knock.at)
    if (isReached(knock)) open.push(`${host}:${port}`)
  }
  const question = await askStranger(lab, params, { running: true, timeoutMs: PATIENCE_MS })
  const noted = question.arrived ? 'Stranger noted it.' : `Stranger noted nothing (${question.said}).`
  step("Hide it in a name, and ask stranger's name server for that", noted, question.arrived, question.at)
  if (question.arrived) open.push("stranger's name server")
  if (open.length > 0) return succeeded(`From inside the service there were ways out: ${open.join(', ')}.`)
  if (!question.asked || knocks.some(({ outcome }) => outcome.kind === 'unusable'))
    return untried('Bulkhead could not try every way, so this says nothing about your work.')
  const page = { host: masterAddress, port: Number(params.pagePort), timeoutMs: PATIENCE_MS }
  const outsider = await knockFrom(doors, 'stranger', page)
  step('Ask the service for its page from outside, as anybody may', outcomeInWords(outsider.outcome), false)
  if (!bodyOf(outsider).includes(params.pageWord ?? '?'))
    return untried('No way out was open, but the service does not answer either, so this says nothing.')
  return refused('Every way out was closed, while the service went on answering.')
}

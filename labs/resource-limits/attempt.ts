import { joined, type LabProbe, type Message, msg, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { burnTooMuch, type Greed } from '../shared/burn.ts'
import { forkTooMuch, holdTooMuch, talkTooMuch, writeTooMuch } from './greed.ts'
import { enter } from '../shared/inside.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'

export const attempt = {
  title: msg`Take everything there is`,
  description: msg`From inside the container that could grow: start processes, take memory, turn in loops, write and print more than it should have, each a little beyond its limit and only for seconds.`,
  run: attemptRun('resource-limits', attack),
}

/** What is tried, and what there is no end to where it succeeds. */
const ways = [
  msg`processes`,
  msg`memory`,
  msg`processor time`,
  msg`disk space at /scratch`,
  msg`disk space`,
  msg`log`,
]

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { hogName = '', neighbourName = '' } = params
  const master = lab.host('master')
  if (!(await inspectContainer(master, hogName))?.State.Running)
    return untried(msg`The container ${hogName} does not run, so there is nowhere to start from.`)
  const inside = await enter(master, hogName)
  const tell = ({ tried, got, succeeded: had }: Greed) => step(tried, got, had).succeeded
  const meanwhile = async () => void tell(await askNeighbour(lab, neighbourName))
  const greeds = [
    () => forkTooMuch(inside, params),
    () => holdTooMuch(inside, params),
    () => burnTooMuch(inside, meanwhile),
    () => writeTooMuch(inside, params, '/scratch'),
    () => writeTooMuch(inside, params, ''),
    () => talkTooMuch(inside, params),
  ]
  const open: Message[] = []
  for (const [index, greed] of greeds.entries()) {
    const way = ways[index]
    if (tell(await greed()) && way) open.push(way)
  }
  return open.length > 0
    ? succeeded(msg`Container ${hogName} took more than it should have of: ${joined(open)}.`)
    : refused(msg`Whatever ${hogName} wanted too much of, the kernel or Docker said no.`)
}

/** How the neighbour fares; it is what the limits are for. */
async function askNeighbour(lab: LabProbe, name: string): Promise<Greed> {
  const tried = msg`Ask ${name} for its page meanwhile`
  const master = lab.host('master')
  const pid = (await inspectContainer(master, name))?.State.Pid
  if (!pid) return { tried, got: msg`It does not run.`, succeeded: false }
  const began = Date.now()
  const outcome = await master.connect({ host: '127.0.0.1', port: 80, path: '/', networkOf: pid })
  const got =
    outcome.kind === 'answered' ? msg`It answers after ${Date.now() - began} ms.` : verbatim(outcome.message)
  return { tried, got, succeeded: false }
}

import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { observeService } from './observe-service.ts'
import type { Answer, Observation } from './observation.ts'

/** A container that was started just now may take a moment until it answers. */
const NEW_MS = 5000
const TRIES = 6

/** Asks for the page and the report, reads what the container was started with, and tries calls inside it. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  for (let tries = 1; ; tries++) {
    const seen = await look(lab, params)
    const age = Date.parse(seen.at) - Date.parse(seen.service?.startedAt ?? '')
    if (isAnswered(seen) || !(age < NEW_MS) || tries === TRIES) return seen
    await sleep(200)
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params), isAnswered)
}

const isAnswered = ({ page }: Observation) => page.outcome.kind === 'answered'

async function look(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const word = randomBytes(6).toString('hex')
  const daemon = await observeDaemon(master)
  // What an impostor says of containers is worth nothing.
  const genuine = daemon.identity.kind === 'genuine'
  const [page, report, inspected] = await Promise.all([
    ask(master, params, '/'),
    ask(master, params, `/cgi-bin/space?${word}`),
    genuine ? inspectContainer(master, params.service ?? '') : undefined,
  ])
  const service = inspected ? await observeService(master, inspected, params) : null
  return { at, daemon, page, report: { ...report, word }, service }
}

/** At the address that others see, from master itself: a firewall is not what this exercise is about. */
async function ask(
  master: HostProbe,
  { masterAddress = 'master', port }: Params,
  path: string,
): Promise<Answer> {
  const at = new Date().toISOString()
  const outcome = await master.connect({ host: masterAddress, port: Number(port), path, timeoutMs: 3000 })
  return { to: `http://${masterAddress}:${port}${path}`, outcome: reduceOutcome(outcome), at }
}

import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { answerNames, bodyOf, type NewsSeen, type Observation } from './observation.ts'
import { seeImage } from './see-image.ts'

/** What a container starts beside its service speaks within this time, and is not to be missed. */
const SETTLED_MS = 1500
const ANSWER_MS = 2000

export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const seen = await look(lab.host('master'), params)
  const age = Date.now() - Date.parse(seen.service?.startedAt ?? '')
  if (!(age < SETTLED_MS)) return seen
  await sleep(SETTLED_MS - age)
  return look(lab.host('master'), params)
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ page, news }) => bodyOf(page.outcome) !== '' && news.state === 'running',
  )
}

async function look(master: HostProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const [daemon, answers, page, part] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    get(master, params, '/'),
    get(master, params, `/cgi-bin/${params.vulnerable}`),
  ])
  const news: NewsSeen = { state: 'missing', last: null, isToken: false }
  const seen = { at, daemon, answers, page, part, service: null, image: null, news }
  // What an impostor says of containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return seen
  const [container, heard] = await Promise.all([
    inspectContainer(master, params.service ?? ''),
    seeNews(master, params),
  ])
  if (!container) return { ...seen, news: heard }
  const { Status, StartedAt } = container.State
  return {
    ...seen,
    service: { state: Status, startedAt: StartedAt },
    image: await seeImage(master, container, params),
    news: heard,
  }
}

async function get(master: HostProbe, { masterAddress = 'master', port }: Params, path: string) {
  const at = new Date().toISOString()
  const outcome = await master.connect({
    host: masterAddress,
    port: Number(port),
    path,
    timeoutMs: ANSWER_MS,
  })
  return { outcome: reduceOutcome(outcome), at }
}

/** Asks the one who listens when it heard something last, and whether that was the token. */
export async function seeNews(
  master: HostProbe,
  { collector = '', collectorPort, token = '' }: Params,
): Promise<NewsSeen> {
  const container = await inspectContainer(master, collector)
  const [address] = Object.values(container?.NetworkSettings.Networks ?? {}).map(({ IPAddress }) => IPAddress)
  if (!container?.State.Running || !address)
    return { state: container?.State.Status ?? 'missing', last: null, isToken: false }
  const outcome = await master.connect({
    host: address,
    port: Number(collectorPort),
    path: '/cgi-bin/tile',
    timeoutMs: ANSWER_MS,
  })
  if (outcome.kind !== 'answered' || outcome.status !== 200)
    return { state: 'silent', last: null, isToken: false }
  const [last = '', hash = ''] = outcome.body.trim().split(' ')
  const isToken = hash === createHash('sha256').update(token).digest('hex')
  return { state: 'running', last: last === '' ? null : Number(last), isToken }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { type CheckResult, type HostProbe, type Params, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords, reduceOutcome, result, type Outcome } from './evidence.ts'
import type { Running } from './running.ts'

/** GET / at a port of master's own address. */
export interface PageSeen {
  to: string
  outcome: Outcome
  at: string
}

/** A container's service: the page that has to be there, whatever else is changed. */
export interface Service {
  name: string
  port: number
  /** On the page. */
  word: string
}

const TRIES = 5
const AGAIN_MS = 200

/** A container that has just been started may need a moment until it listens. */
export async function askPage(master: HostProbe, params: Params, port: number): Promise<PageSeen> {
  const { masterAddress: host = 'master' } = params
  for (let tries = 1; ; tries += 1) {
    const at = new Date().toISOString()
    const outcome = await master.connect({ host, port, path: '/', timeoutMs: 3000 })
    const soon = outcome.kind === 'refused' || outcome.kind === 'rejected'
    if (!soon || tries === TRIES)
      return { to: `http://${host}:${port}/`, outcome: reduceOutcome(outcome), at }
    await sleep(AGAIN_MS)
  }
}

/** Whether a container serves its page, itself, and will after the next restart of Docker. */
export function judgeServed(
  { name, port, word }: Service,
  page: PageSeen | undefined,
  running: Running | undefined,
  at: string,
): CheckResult {
  const evidence = [
    {
      tried: msg`Ask Docker and the kernel what ${name} publishes and listens on`,
      from: 'master',
      expected: msg`running, with a restart policy, behind port ${port} of master`,
      got: running
        ? msg`restart ${running.restart}; publishes ${running.publishes.join(', ') || msg`nothing`}; listens on ${running.listensOn.join(', ') || msg`nothing`}`
        : msg`it does not run`,
      at,
    },
    ...(page
      ? [
          {
            tried: msg`GET ${page.to}`,
            from: 'master',
            expected: msg`a page with the word ${word}`,
            got: outcomeInWords(page.outcome),
            at: page.at,
          },
        ]
      : []),
  ]
  const fail = (summary: Message) => result(`${name}-serves`, 'fail', summary, evidence)
  if (!running) return fail(msg`The container ${name} does not run, and what does not run proves nothing.`)
  if (!page || page.outcome.kind !== 'answered') return fail(msg`Nobody answers on port ${port} of master.`)
  if (page.outcome.status !== 200 || !page.outcome.body.includes(word))
    return fail(msg`Port ${port} of master answers, but not with the page of ${name}.`)
  const { publishes, listensOn, shared, restart } = running
  const own = shared.includes('net')
    ? listensOn.includes(port)
    : publishes.includes(port) && listensOn.length > 0
  if (!own) return fail(msg`The page on port ${port} of master does not come from ${name}.`)
  if (restart === 'no')
    return fail(msg`${name} has no restart policy any more, so it does not come back with Docker.`)
  return result(`${name}-serves`, 'pass', msg`${name} serves its page on port ${port} of master.`, evidence)
}

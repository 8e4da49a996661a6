import { joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { knockFrom, type Doors } from './knock.ts'
import type { Knock, Place } from './observation.ts'
import { VISITOR } from '../shared/visitor.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'

export const attempt = {
  title: msg`Read what was meant for others`,
  description: msg`From stranger, and from another address of its own: get the page that only client may read. And from everywhere on the network: get the back office.`,
  run: attemptRun('published-ports', attack),
}

/** Long enough for an open door on a busy machine. */
const PATIENCE_MS = 3000

const door: Record<Place, Message> = {
  master: msg`From master itself`,
  client: msg`From client`,
  stranger: msg`From stranger`,
  visitor: msg`From a container on stranger, which comes from another address`,
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { masterAddress: host = 'master', servicePort = '', adminPort = '' } = params
  const visitor = await inspectContainer(lab.host('stranger'), VISITOR)
  const doors: Doors = { lab, params, visitorPid: visitor?.State.Pid ?? 0 }
  const knock = async (from: Place, port: string, what: Message, isTaken: (knock: Knock) => boolean) => {
    const tried = await knockFrom(doors, from, { host, port: Number(port), timeoutMs: PATIENCE_MS })
    const taken = isTaken(tried)
    const asked = msg`${door[from]}, ask port ${port} of master for ${what}`
    step(asked, outcomeInWords(tried.outcome), taken, tried.at)
    return { ...tried, taken }
  }
  const isPage = ({ page }: Knock) => page !== null
  const tries = [
    await knock('stranger', servicePort, msg`the page`, isPage),
    await knock('visitor', servicePort, msg`the page`, isPage),
    await knock('stranger', adminPort, msg`the back office`, isPage),
    await knock('client', adminPort, msg`the back office`, isPage),
  ]
  // Client may: this only shows that there was something to be had.
  const allowed = await knock('client', servicePort, msg`the page that it may read`, () => false)
  const taken = tries.filter((tried) => tried.taken)
  if (taken.length > 0) {
    const got = taken.map(({ page, source, port }) =>
      page === 'admin'
        ? msg`the back office from ${source} at port ${port}`
        : msg`the page from ${source} at port ${port}`,
    )
    return succeeded(msg`They got what was not meant for them: ${joined(got, semicolon)}.`)
  }
  if (tries.some(({ outcome }) => outcome.kind === 'unusable'))
    return untried(msg`Bulkhead could not try every way, so this says nothing about your work.`)
  if (allowed.page !== 'service')
    return untried(
      msg`Nobody gets anything, but neither does client: where no service answers, a refusal says nothing.`,
    )
  return refused(msg`Every way was closed, while client was served.`)
}

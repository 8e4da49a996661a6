import { randomBytes } from 'node:crypto'
import { type ConnectionOutcome, type Message, msg, verbatim } from '../../contract/index.ts'
import { daemonIdOf } from '../shared/daemon-info.ts'
import { takeOver, type Call } from '../shared/take-over.ts'
import type { Way } from './attempt.ts'

const said = (outcome: ConnectionOutcome): Message =>
  outcome.kind === 'answered'
    ? msg`HTTP ${outcome.status}: ${verbatim(outcome.body.trim().slice(0, 100))}`
    : verbatim(outcome.message)

/** At every port that dockerd itself holds, and at the one that it had. */
export const knockAtApi: Way = {
  name: msg`the API on the network`,
  go: async ({ lab, params, step }, master) => {
    const client = lab.host('client')
    const identity = await master.daemonIdentity()
    const pid = identity.kind === 'genuine' ? identity.process.pid : -1
    const held = (await master.listeners()).filter(({ pids }) => pids.includes(pid)).map(({ port }) => port)
    for (const port of new Set([Number(params.apiPort), ...held])) {
      const { masterAddress: host = 'master' } = params
      const call: Call = (request) => client.connect({ timeoutMs: 10_000, ...request, host, port })
      const answer = await call({ path: '/info', timeoutMs: 2000 })
      const served = answer.kind === 'answered' && answer.status === 200 && daemonIdOf(answer.body) !== null
      const got = served ? msg`Docker answers, and asks for nothing in return.` : said(answer)
      step(msg`From client, knock at port ${port} of master`, got, served)
      if (served && (await takeOver(master, call, randomBytes(6).toString('hex'), step))) return true
    }
    return false
  },
}

export const knockAtPrinter: Way = {
  name: msg`a service that nobody needs`,
  go: async ({ lab, params, step }) => {
    const { masterAddress: host = 'master', printPort } = params
    const outcome = await lab
      .host('client')
      .connect({ host, port: Number(printPort), path: '/', timeoutMs: 2000 })
    const open = outcome.kind === 'answered'
    step(
      msg`From client, ask the old label printer at port ${printPort ?? ''} for its files`,
      said(outcome),
      open,
    )
    return open
  },
}

/** sshd says who it is before it is asked; to a request in HTTP it then hangs up. */
export const knockAtSsh: Way = {
  name: msg`SSH into a container`,
  go: async ({ lab, params, step }) => {
    const { masterAddress: host = 'master', sshPort } = params
    const outcome = await lab
      .host('client')
      .connect({ host, port: Number(sshPort), path: '/', timeoutMs: 2000 })
    const open = outcome.kind === 'answered' || outcome.kind === 'rejected'
    const got = open ? msg`Somebody takes the call there.` : said(outcome)
    step(msg`From client, call the SSH server in ${'shop'} at port ${sshPort ?? ''}`, got, open)
    return open
  },
}

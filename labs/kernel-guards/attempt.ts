import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, type Message, msg, type Params } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { outcomeInWords, reduceOutcome } from '../shared/evidence.ts'
import { getFromVm } from '../shared/vm.ts'

const BOOT_MS = 60_000

export const attempt = {
  title: msg`Read a key through the notice board`,
  description: msg`Asks the board in the virtual machine for a notice, and then, with dots in the name, for a key that lies elsewhere. Starts the virtual machine where it does not run.`,
  run: attemptRun('kernel-guards', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { board = '', vault = '', secret = '', notice = '' } = params
  const trouble = await boot(master, params)
  if (trouble) return untried(trouble)
  const shown = await ask(master, params, 'notice')
  step(msg`Ask ${board} for its notice`, shown.words, false)
  if (!shown.body.includes(notice))
    return untried(msg`${board} does not show its notice, so nothing else was asked of it.`)
  const key = await ask(master, params, `../../../etc/${vault}/key`)
  const had = key.body.includes(secret)
  step(msg`Ask ${board} for ../../../etc/${vault}/key`, key.words, had)
  return had
    ? succeeded(msg`Whoever may ask ${board} for a notice has the key of ${vault} too.`)
    : refused(msg`${board} shows its notice, and the kernel gives its program nothing else.`)
}

async function ask(host: HostProbe, { board, vmPort }: Params, name: string) {
  const outcome = await getFromVm(host, Number(vmPort), `/cgi-bin/${board}?${name}`)
  const body = outcome.kind === 'answered' ? outcome.body : ''
  return { body, words: outcomeInWords(reduceOutcome(outcome)) }
}

/** As systemctl start vm would; one that runs is left as it is. Answers with what kept it from running. */
async function boot(host: HostProbe, { vmPort }: Params): Promise<Message | undefined> {
  const { ActiveState } = await host.unit('vm.service', ['ActiveState'])
  if (ActiveState !== 'active') {
    const started = await host.restartUnit('vm.service')
    if (!started.ok)
      return msg`The virtual machine does not start, so there was nobody to ask. (${started.message})`
  }
  const until = Date.now() + BOOT_MS
  while (Date.now() < until) {
    const { kind } = await getFromVm(host, Number(vmPort), '/up', 2000)
    if (kind === 'answered') return undefined
    await sleep(500)
  }
  return msg`The virtual machine did not answer within a minute, so there was nobody to ask.`
}

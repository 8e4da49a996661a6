import { randomBytes } from 'node:crypto'
import { type ConnectionOutcome, type Message, msg } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { outcomeInWords, reduceOutcome } from '../shared/evidence.ts'

export const attempt = {
  title: msg`Read a password through the supplier’s program`,
  description: msg`Asks the supplier’s program for its report, wherever it runs, and looks in it for the password that a program of master was started with.`,
  run: attemptRun('vm-and-container', attack),
}

async function attack({ lab, params, step, steps }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { stranger = '', strangerPort, vmPort, password = '', till = '' } = params
  let reports = 0
  for (const [tried, port] of [
    [msg`Ask ${stranger} in the container what runs on its machine`, strangerPort],
    [msg`Ask ${stranger} in the virtual machine what runs on its machine`, vmPort],
  ] as const) {
    const nonce = randomBytes(6).toString('hex')
    const outcome = await master.connect({
      host: '127.0.0.1',
      port: Number(port),
      path: `/cgi-bin/${stranger}?${nonce}`,
    })
    const report = reportIn(outcome, nonce)
    if (report !== undefined) reports += 1
    const leaked = report?.includes(password) ?? false
    const got =
      report === undefined ? outcomeInWords(reduceOutcome(outcome)) : inWords(report, password, till)
    step(tried, got, leaked)
  }
  if (steps.some(({ succeeded: leaked }) => leaked))
    return succeeded(
      msg`Through ${stranger}, a stranger has the password of ${till}, which has nothing to do with it.`,
    )
  // Nobody who answers proves nothing about what could be seen.
  return reports === 0
    ? untried(msg`${stranger} answers nowhere, so there was nobody to ask.`)
    : refused(msg`${stranger} does its work, and sees nothing of master.`)
}

function reportIn(outcome: ConnectionOutcome, nonce: string): string | undefined {
  return outcome.kind === 'answered' && outcome.status === 200 && outcome.body.includes(nonce)
    ? outcome.body
    : undefined
}

function inWords(report: string, password: string, till: string): Message {
  const lines = report.split('\n')
  const found = lines.find((line) => line.includes(password))
  const processes = lines.filter((line) => line.startsWith('process ')).length
  const machine = lines.find((line) => line.startsWith('machine ')) ?? ''
  return found
    ? msg`${processes} processes of master, ${till} among them: ${found.slice(0, 160)}`
    : msg`${machine}, ${processes} processes, and none of master's`
}

import { randomBytes } from 'node:crypto'
import { joined, msg, probeWords, verbatim } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'
import { configuredSockets } from './log-sockets.ts'
import { ERRAND, fileOf, INSIDE_PORT, nameOf, roles } from './planted.ts'
import { finds } from './speak.ts'

/** Where master keeps what people look at after a break-in. */
const AUTH_LOG = '/var/log/auth.log'
const ARRIVES_WITHIN_MS = 4000
const FORGED_WITHIN_MS = 1500

export const attempt = {
  title: msg`Leave no trace, and a false one`,
  description: msg`As somebody who came in through a service: buy something at the till, which only master will know of, and from inside the containers write a login into master's log that never was. Nothing is deleted.`,
  run: attemptRun('logging', attack),
}

async function attack(attacker: Attacker): Promise<Ending> {
  const { lab, params } = attacker
  const till = nameOf(params, 'till')
  const found = await inspectContainer(lab.host('master'), till)
  if (!found?.State.Running)
    return untried(msg`Container ${till} does not run, so there is nobody to buy from.`)
  const traceless = await leaveNoTrace(attacker, till, found.State.Pid)
  const forged = await forge(attacker)
  const done = [
    ...(traceless ? [msg`what was done is known to master only, where root can delete it`] : []),
    ...(forged === 'forged' ? [msg`a login that never was stands in master's log`] : []),
  ]
  if (done.length > 0)
    return succeeded(msg`It worked: ${joined(done, (one, other) => msg`${one}, and ${other}`)}.`)
  if (forged === 'unknown')
    return untried(msg`Whether a line could be forged can't be seen, so this says nothing about your work.`)
  return refused(msg`What was done is on loghost, out of reach; and nothing could be said in another name.`)
}

/** Whether what an intruder does at the till is on no other machine than the one that is about to be taken. */
async function leaveNoTrace({ lab, params, step }: Attacker, till: string, pid: number): Promise<boolean> {
  const trace = `intruder-${randomBytes(6).toString('hex')}`
  await lab.host('master').connect({
    host: '127.0.0.1',
    port: INSIDE_PORT,
    networkOf: pid,
    path: `/cgi-bin/${ERRAND.till}?${trace}`,
  })
  const known = await finds(lab.host('loghost'), fileOf(params, 'till'), trace, ARRIVES_WITHIN_MS)
  step(
    msg`Buy "${trace}" at ${till}, and see who will remember`,
    known
      ? msg`${fileOf(params, 'till')} on loghost has it already.`
      : msg`Only master has it. Root there deletes one file, and it never happened.`,
    !known,
  )
  return !known
}

/** Whether one of the services can write a line of sshd's into master's own log. */
async function forge({ lab, params, step }: Attacker): Promise<'forged' | 'refused' | 'unknown'> {
  const master = lab.host('master')
  const outcomes = []
  for (const name of roles.map((role) => nameOf(params, role))) {
    const mark = randomBytes(6).toString('hex')
    const line = `Accepted password for root from 203.0.113.9 port 4711 ssh2 (${mark})`
    const tried = msg`In container ${name}: logger -t sshd -p auth.notice "${verbatim(line)}"`
    const run = await execIn(master, name, { cmd: ['logger', '-t', 'sshd', '-p', 'auth.notice', line] })
    const forged = await finds(master, AUTH_LOG, mark, FORGED_WITHIN_MS)
    const said = 'refused' in run ? probeWords(run.refused) : msg`status ${run.status}`
    step(
      tried,
      forged
        ? msg`${AUTH_LOG} of master has it, as if sshd had said it.`
        : msg`Not in ${AUTH_LOG} (${said}).`,
      forged,
    )
    outcomes.push(forged)
  }
  if (outcomes.includes(true)) return 'forged'
  const { ActiveState } = await master.unit('rsyslog.service', ['ActiveState'])
  // Where nobody writes that file, a forged line would not show.
  const mounts = await Promise.all(roles.map((role) => inspectContainer(master, nameOf(params, role))))
  const holds = mounts.some((found) => found !== undefined && configuredSockets(found).length > 0)
  return ActiveState !== 'active' && holds ? 'unknown' : 'refused'
}

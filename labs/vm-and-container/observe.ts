import { createHash, randomBytes } from 'node:crypto'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { groupMemory } from '../shared/control-group-memory.ts'
import { api } from '../shared/daemon-api.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { getFromVm, isVm, observeVm, runInVm } from '../shared/vm.ts'
import { answerNames, type ContainerSeen, type Observation, type StrangerSeen } from './observation.ts'
import { seeOverlooking } from './overlooking.ts'

/** Asks both machines, the kernel of the host about both, and only then what was answered. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const port = Number(params.vmPort)
  const [answers, vm, till] = await Promise.all([
    readAnswers(master, answerNames),
    observeVm(master, port),
    seeTill(master, params),
  ])
  const stranger =
    vm.process && isVm(vm.process) && vm.answers ? await seeStranger(master, port, params) : null
  const seen = { at, daemon, answers, vm, till, stranger }
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine')
    return { ...seen, hostKernel: null, container: null, overlooking: [] }
  const [hostKernel, container, overlooking] = await Promise.all([
    kernelOf(master),
    seeContainer(master, params.container ?? ''),
    listContainers(master).then((list) => seeOverlooking(master, list, params.stranger ?? '')),
  ])
  return { ...seen, hostKernel, container, overlooking }
}

async function kernelOf(host: HostProbe): Promise<string | null> {
  const { json } = await api(host, { path: '/info' })
  return (json as { KernelVersion?: string } | undefined)?.KernelVersion ?? null
}

async function seeContainer(host: HostProbe, name: string): Promise<ContainerSeen | null> {
  const inspected = await inspectContainer(host, name)
  if (!inspected) return null
  const { State, HostConfig, Config } = inspected
  return {
    status: State.Status,
    image: Config.Image,
    restart: HostConfig.RestartPolicy?.Name || 'no',
    memory: State.Running && State.Pid > 0 ? await groupMemory(host, State.Pid) : null,
  }
}

async function seeStranger(host: HostProbe, port: number, params: Params): Promise<StrangerSeen> {
  const { stranger = '', password = '' } = params
  const nonce = randomBytes(6).toString('hex')
  const outcome = await getFromVm(host, port, `/cgi-bin/${stranger}?${nonce}`)
  const answered = outcome.kind === 'answered' && outcome.status === 200
  const original = answered ? await host.readFile(`/srv/${stranger}/cgi-bin/${stranger}`) : undefined
  const sum = answered ? await runInVm(host, port, `sha256sum < /www/cgi-bin/${stranger}`) : null
  const own = original === undefined ? '' : createHash('sha256').update(original).digest('hex')
  const body = outcome.kind === 'answered' ? outcome.body : ''
  return {
    nonce,
    said: body.replaceAll(password, '…').slice(0, 300),
    status: outcome.kind === 'answered' ? outcome.status : null,
    unchanged: own !== '' && sum?.slice(0, 64) === own,
    leaked: body.includes(password),
  }
}

async function seeTill(host: HostProbe, { till, password }: Params): Promise<boolean> {
  const { MainPID } = await host.unit(`${till}.service`, ['MainPID'])
  const process = Number(MainPID) > 0 ? await host.process(Number(MainPID)) : undefined
  return process?.args.includes(`--password=${password}`) ?? false
}

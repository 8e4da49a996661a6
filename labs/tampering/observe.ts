import { ProbeError, type HostProbe, type LabProbe, type Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api } from '../shared/daemon-api.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAtCertificate, seeInsecure, seeRegistries } from '../shared/registries.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { answerNames, isServed, type Observation, type PlainTried, type TagLed } from './observation.ts'
import { WIRE_ADDRESS } from './params.ts'
import { findPlanted } from './planted.ts'

/** Enough for one machine, and short enough to look live at what drops packets. */
const PATIENCE_MS = 2000

/** Asks the registry, the daemon and the service. Changes nothing, and pulls nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const { registryName = '', port, release = '?', intruder = '?' } = params
  const [daemon, answers, registries, good, bad, page] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    seeRegistries(master),
    findPlanted(master, release),
    findPlanted(master, intruder),
    getPage(master, params),
  ])
  const genuine = daemon.identity.kind === 'genuine'
  const own = registries.map((each) => ({ host: '127.0.0.1', port: each.port }))
  const [plain, certificate, tag, insecure, container] = await Promise.all([
    Promise.all([{ host: WIRE_ADDRESS, port: Number(port) }, ...own].map((door) => tryPlain(master, door))),
    lookAtCertificate(master, registryName, Number(port), WIRE_ADDRESS),
    genuine ? askForTag(master, params) : nobody(at),
    genuine ? seeInsecure(master) : null,
    genuine ? inspectContainer(master, params.service ?? '') : undefined,
  ])
  const service = container
    ? { state: container.State.Status, told: container.Config.Image, image: container.Image }
    : null
  return {
    at,
    daemon,
    answers,
    good,
    bad,
    service,
    page,
    registries,
    plain,
    certificate,
    tag,
    insecure,
  }
}

/** Restarts docker as an administrator would, and looks again when the service had time to come back. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    (seen) => isServed(seen, params.pageWord),
  )
}

const nobody = (at: string): TagLed => ({ status: 0, digest: '', message: 'nobody was asked', at })

async function getPage(master: HostProbe, { masterAddress = 'master', servicePort }: Params) {
  const at = new Date().toISOString()
  const outcome = await master.connect({
    host: masterAddress,
    port: Number(servicePort),
    path: '/',
    timeoutMs: PATIENCE_MS,
  })
  return { outcome: reduceOutcome(outcome), at }
}

async function tryPlain(master: HostProbe, door: { host: string; port: number }): Promise<PlainTried> {
  const at = new Date().toISOString()
  const outcome = await master.connect({ ...door, path: '/v2/_catalog', timeoutMs: PATIENCE_MS })
  return { to: `${door.host}:${door.port}`, outcome: reduceOutcome(outcome), at }
}

/** As `docker pull` asks first: with the authorities that the daemon trusts, and the exceptions that it makes. */
async function askForTag(master: HostProbe, { image, tag }: Params): Promise<TagLed> {
  const at = new Date().toISOString()
  try {
    const answer = await api(master, { path: `/distribution/${image}:${tag}/json`, timeoutMs: 4000 })
    const { Descriptor } = (answer.json ?? {}) as { Descriptor?: { digest?: string } }
    const digest = Descriptor?.digest ?? ''
    return {
      status: answer.status,
      digest,
      message: digest || answer.message.trim().slice(0, 300),
      at,
    }
  } catch (error) {
    // Where a firewall swallows what the daemon sends, it does not answer in time either.
    if (error instanceof ProbeError)
      return { status: 0, digest: '', message: error.message.slice(0, 300), at }
    throw error
  }
}

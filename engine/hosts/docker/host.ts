import type Docker from 'dockerode'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProbeError, msg, reasonOf } from '../../../contract/index.ts'
import { Label } from './labels.ts'
import { createAgent, type Agent } from '../probe/agent.ts'
import { allSettled } from './all-settled.ts'
import {
  type Belongs,
  type HostLimits,
  dockerVolume,
  hostContainer,
  hostSpec,
  labelsOf,
  probeContainer,
  probeSpec,
  runVolume,
} from './container-spec.ts'
import { demultiplex, execInContainer } from './exec.ts'

export interface LabHostImages {
  host: string
  probe: string
}

/** Creates and starts one lab host and its probe; returns when both containers run, before systemd is up. */
export async function startHost(
  docker: Docker,
  belongs: Belongs,
  images: LabHostImages,
  limits: HostLimits,
): Promise<void> {
  const { lab, host } = belongs
  const Labels = labelsOf(belongs)
  await allSettled([
    createDockerVolume(docker, { Name: dockerVolume(lab, host), Labels }, limits),
    // A tmpfs that lab host and probe share: /run there, /lab/run here.
    docker.createVolume({
      Name: runVolume(lab, host),
      Labels,
      Driver: 'local',
      DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=64m,mode=755,nosuid,nodev' },
    }),
  ])
  const container = await createHostContainer(docker, hostSpec(belongs, images.host, limits), limits)
  const [probe] = await allSettled([
    docker.createContainer(probeSpec(belongs, images.probe)),
    container.start(),
  ])
  await probe.start()
}

/** Only some storage knows quotas (XFS with pquota); elsewhere the engine refuses them, and there are none. */
async function withQuota<T>(
  limits: HostLimits,
  create: (size?: string) => Promise<T>,
  isRefusal: RegExp,
): Promise<T> {
  if (limits.disk === undefined) return create()
  try {
    return await create(`${limits.disk}G`)
  } catch (error) {
    if (!isRefusal.test((error as Error).message)) throw error
    return create()
  }
}

const createHostContainer = (docker: Docker, spec: Docker.ContainerCreateOptions, limits: HostLimits) =>
  withQuota(
    limits,
    (size) =>
      docker.createContainer(
        size ? { ...spec, HostConfig: { ...spec.HostConfig, StorageOpt: { size } } } : spec,
      ),
    /storage.?opt/i,
  )

const createDockerVolume = (docker: Docker, volume: Docker.VolumeCreateOptions, limits: HostLimits) =>
  withQuota(
    limits,
    (size) => docker.createVolume(size ? { ...volume, DriverOpts: { size } } : volume),
    /quota/i,
  )

/** An agent in the host's probe container; the container is started again when it was stopped. Throws ProbeError. */
export async function connectAgent(docker: Docker, lab: string, host: string): Promise<Agent> {
  const probe = docker.getContainer(probeContainer(lab, host))
  try {
    const { State } = await probe.inspect()
    if (!State.Running) await probe.start()
    const { stream } = await execInContainer(probe, ['python3', '-EsB', '/agent/agent.py'])
    const { stdout, stderr } = demultiplex(stream)
    const complaints: string[] = []
    stderr.on('data', (chunk: Buffer) => complaints.length < 20 && complaints.push(chunk.toString()))
    const agent = createAgent({ input: stdout, output: stream, destroy: () => void stream.destroy() })
    try {
      await agent.request({ op: 'hello' }, 60_000)
    } catch (error) {
      agent.close()
      const complaint = complaints.join('').trim()
      throw complaint === '' ? error : new Error(complaint, { cause: error })
    }
    return agent
  } catch (error) {
    throw new ProbeError(msg`We could not look at ${host}: ${reasonOf(error)}`, { cause: error })
  }
}

/** Resolves when the lab host's daemon answers a ping through the agent. */
export async function daemonAnswers(agent: Agent, signal: AbortSignal, timeoutMs = 300_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    signal.throwIfAborted()
    const answer = await agent.request<boolean>({ op: 'daemonAnswers' })
    if (answer) return
    if (Date.now() > deadline)
      throw new Error(`The lab host's Docker daemon did not come up within ${timeoutMs / 1000} s.`)
    await sleep(40)
  }
}

/**
 * SHA-256 of the lab host's genuine dockerd, as noted in its image when that was built. Asked of the container, so
 * that a lab goes on when a newer recipe has taken the image's place.
 */
export async function genuineDaemons(
  docker: Docker,
  lab: string,
  host: string,
): Promise<ReadonlySet<string>> {
  const { Config } = await docker.getContainer(hostContainer(lab, host)).inspect()
  return new Set((Config.Labels[Label.dockerd] ?? '').split(' ').filter(Boolean))
}

import { randomBytes } from 'node:crypto'
import type Docker from 'dockerode'
import {
  type LabSession,
  type Message,
  type Progress,
  msg,
  paramsToEnvironment,
} from '../../../contract/index.ts'
import { type LabSpec, TroubleError } from '../lab-hosts.ts'
import type { Agent } from '../probe/agent.ts'
import { hostsFile, withAddresses } from './addresses.ts'
import { allSettled } from './all-settled.ts'
import { type Belongs, type HostLimits, hostContainer } from './container-spec.ts'
import { runInContainer } from './exec.ts'
import { connectAgent, daemonAnswers, type LabHostImages, startHost } from './host.ts'
import { createNetwork, joinNetwork } from './network.ts'
import { removeLab } from './remove.ts'
import { sealBridge } from './seal-bridge.ts'

/** What booting needs to know of its surroundings. */
export interface BootContext {
  docker: Docker
  installation: string
  owner: string
  limits: HostLimits
  images: LabHostImages
}

/** Lab hosts that are up and prepared, on no network yet. */
export interface BootedLab {
  id: string
  spec: LabSpec
  agents: Map<string, Agent>
}

const belongsTo = ({ installation, owner }: BootContext, lab: string, host: string): Belongs => ({
  installation,
  owner,
  lab,
  host,
})

/** Boots the lab's hosts side by side and runs the exercise's setup on each. Cleans up when it fails or is aborted. */
export async function bootLab(
  context: BootContext,
  spec: LabSpec,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<BootedLab> {
  const id = randomBytes(6).toString('hex')
  const agents = new Map<string, Agent>()
  const steps = spec.topology.length * 3
  let done = 0
  const step = (what: Message): void => onProgress({ step: what, fraction: done++ / steps })
  try {
    await allSettled(
      spec.topology.map(async (host) => {
        signal.throwIfAborted()
        step(msg`Starting ${host}`)
        await startHost(context.docker, belongsTo(context, id, host), context.images, context.limits)
        const agent = await connectAgent(context.docker, id, host)
        agents.set(host, agent)
        step(msg`Waiting for Docker on ${host}`)
        await daemonAnswers(agent, signal)
        step(msg`Preparing ${host}`)
        await runSetup(context.docker, id, spec, host)
        await daemonAnswers(agent, signal)
      }),
    )
    signal.throwIfAborted()
    return { id, spec, agents }
  } catch (error) {
    for (const agent of agents.values()) agent.close()
    await removeLab(context.docker, context.installation, id)
    signal.throwIfAborted()
    throw error
  }
}

async function runSetup(docker: Docker, lab: string, spec: LabSpec, host: string): Promise<void> {
  const script = spec.setup[host]
  if (script === undefined) return
  const env = { ...paramsToEnvironment(spec.params), HISTFILE: '/dev/null' }
  const { status, output } = await runInContainer(
    docker.getContainer(hostContainer(lab, host)),
    ['bash', '-eu', '-s'],
    { env, input: script },
  )
  if (status === 0) return
  throw new TroubleError({
    code: 'setup-failed',
    what: msg`Preparing ${host} for this exercise failed.`,
    means: msg`The lab can't be opened as it should be. The last output was: ${output.trim().slice(-500)}`,
    todo: msg`Try again. If it happens again, please report it with this message.`,
  })
}

/**
 * Names are in the hosts file; nobody serves others. Docker's own resolver and a default route to nowhere would
 * only make every mistyped name take ten seconds.
 */
const SETTLE = `if [ -f /etc/hosts.asleep ]; then cat /etc/hosts.asleep > /etc/hosts; else cat >> /etc/hosts; fi
if [ -f /etc/resolv.conf.asleep ]; then cat /etc/resolv.conf.asleep > /etc/resolv.conf
else echo 'options timeout:1 attempts:1' > /etc/resolv.conf; fi
rm -f /etc/hosts.asleep /etc/resolv.conf.asleep
ip route del default 2>/dev/null || true`

/** Docker writes these two anew whenever a container starts: before it stops, they are put where SETTLE finds them. */
export const KEEP_NAMES = `cp /etc/hosts /etc/hosts.asleep; cp /etc/resolv.conf /etc/resolv.conf.asleep`

/** Gives a host that has just started the lab's names, or those that it had. `names` is for its hosts file. */
export async function settle(docker: Docker, lab: string, host: string, names: string): Promise<void> {
  const container = docker.getContainer(hostContainer(lab, host))
  const { status, output } = await runInContainer(container, ['sh', '-euc', SETTLE], { input: names })
  if (status !== 0) throw new Error(`Could not set up the network of ${host}: ${output}`)
}

/** Puts a booted lab on its network, where its hosts find each other by name. */
export async function handOver(context: BootContext, booted: BootedLab): Promise<LabSession> {
  const { id, spec } = booted
  const { docker, installation, owner } = context
  const addresses = await createNetwork(docker, { installation, owner, lab: id }, spec.seed, spec.topology)
  await sealBridge(docker, { installation, lab: id, image: context.images.probe })
  await joinNetwork(docker, id, addresses)
  const params = withAddresses(spec.params, addresses)
  const hosts = hostsFile(addresses.hosts, params)
  await Promise.all(spec.topology.map((host) => settle(docker, id, host, hosts)))
  return {
    id,
    exercise: spec.exercise,
    seed: spec.seed,
    params,
    hosts: Object.entries(addresses.hosts).map(([name, address]) => ({ name, address, state: 'ready' })),
    openedAt: new Date().toISOString(),
  }
}

import type Docker from 'dockerode'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LabSession, type Message, type Progress, msg } from '../../../contract/index.ts'
import type { Agent } from '../probe/agent.ts'
import { hostsFile } from './addresses.ts'
import { allSettled } from './all-settled.ts'
import { type BootContext, KEEP_NAMES, settle } from './boot.ts'
import { hostContainer, probeContainer } from './container-spec.ts'
import { runInContainer } from './exec.ts'
import { connectAgent, daemonAnswers } from './host.ts'
import { sealBridge } from './seal-bridge.ts'

/** In seconds: an inner daemon gives its containers ten to end, one after the other if need be. */
const SHUT_DOWN_S = 30
/** In milliseconds; a host that doesn't answer is stopped all the same. */
const KEEP_NAMES_MS = 5000

const isGone = (error: unknown): boolean => (error as { statusCode?: number }).statusCode === 404
/** 304: it had stopped, or was running, already. */
const ignoreDone = (error: Error & { statusCode?: number }): void => {
  if (error.statusCode !== 304) throw error
}
/** Somebody may be removing it. */
const ignoreStopped = (error: Error & { statusCode?: number }): void => {
  if (!isGone(error)) ignoreDone(error)
}

/** Whether each host of the lab is there, and how many of them run. */
export async function stateOfHosts(
  docker: Docker,
  { id, hosts }: LabSession,
): Promise<{ isWhole: boolean; running: number }> {
  const states = await Promise.all(
    hosts.map(({ name }) =>
      docker
        .getContainer(hostContainer(id, name))
        .inspect()
        .then(({ State }) => State)
        .catch((error: unknown) => {
          if (isGone(error)) return undefined
          throw error
        }),
    ),
  )
  return {
    isWhole: states.every((state) => state !== undefined),
    running: states.filter((state) => state?.Running).length,
  }
}

/**
 * Shuts the lab's hosts down, as one shuts down a machine. Their files stay, and the volume of their Docker; what
 * runs on them ends, and what is in /run and /tmp goes.
 */
export async function stopLab(docker: Docker, { id, hosts }: LabSession): Promise<void> {
  await allSettled(
    hosts.map(async ({ name }) => {
      const host = docker.getContainer(hostContainer(id, name))
      const keeping = runInContainer(host, ['sh', '-c', KEEP_NAMES]).catch(() => undefined)
      await Promise.race([keeping, sleep(KEEP_NAMES_MS, undefined, { ref: false })])
      // It lives in its host's namespaces, and nothing in it needs time to end.
      await docker.getContainer(probeContainer(id, name)).stop({ t: 0 }).catch(ignoreStopped)
      await host.stop({ t: SHUT_DOWN_S }).catch(ignoreStopped)
    }),
  )
}

/** Starts hosts that were stopped. They have their addresses again; what comes up on them is what comes up at a boot. */
export async function startLab(
  { docker, installation, images }: Pick<BootContext, 'docker' | 'installation' | 'images'>,
  session: LabSession,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Map<string, Agent>> {
  const { id, hosts, params } = session
  const agents = new Map<string, Agent>()
  const names = hostsFile(Object.fromEntries(hosts.map(({ name, address }) => [name, address])), params)
  const steps = hosts.length * 2
  let done = 0
  const step = (what: Message): void => onProgress({ step: what, fraction: done++ / steps })
  try {
    // The bridge may be another since: after a restart of the machine.
    await sealBridge(docker, { installation, lab: id, image: images.probe })
    await allSettled(
      hosts.map(async ({ name }) => {
        signal.throwIfAborted()
        step(msg`Starting ${name} as you left it`)
        await docker.getContainer(hostContainer(id, name)).start().catch(ignoreDone)
        await settle(docker, id, name, names)
        const agent = await connectAgent(docker, id, name)
        agents.set(name, agent)
        step(msg`Waiting for Docker on ${name}`)
        await daemonAnswers(agent, signal, DOCKER_UP_MS)
      }),
    )
    signal.throwIfAborted()
    return agents
  } catch (error) {
    for (const agent of agents.values()) agent.close()
    await stopLab(docker, session)
    signal.throwIfAborted()
    throw error
  }
}

/** Someone may have left a daemon that doesn't start: after that long it is theirs to mend, on a host that runs. */
const DOCKER_UP_MS = 120_000

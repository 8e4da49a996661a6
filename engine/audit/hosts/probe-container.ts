import type { Duplex } from 'node:stream'
import { z } from 'zod'
import { type Seen, seen, unseen } from '../../../audit/audited-host.ts'
import { ProbeError, msg, reasonOf, verbatim } from '../../../contract/index.ts'
import { PROBE_RIGHTS } from '../../hosts/docker/container-spec.ts'
import { demultiplex } from '../../hosts/docker/exec.ts'
import { Label, ownerIsAlive, ownerLabel } from '../../hosts/docker/labels.ts'
import { createAgent } from '../../hosts/probe/agent.ts'
import { type AgentEyes, agentEyes } from './agent-eyes.ts'
import type { ApiClient } from './api-client.ts'
import { execStream } from './exec-stream.ts'
import { containerName, removeContainer } from './runner.ts'
import type { Ours } from './without-ours.ts'

/** It ends by itself after so long, should nobody be left to remove it. */
const LONGEST_S = 1800

export interface ProbeContainerOptions {
  name: string
  client: ApiClient
  dial(): Promise<Duplex>
  /** The probe's, which is there. */
  image: string
  /** The daemon's socket on its machine, where that is known. */
  socket?: string
}

/**
 * Eyes through a container that shares the machine's processes and network, with the rights of a lab host's probe. Was
 * allowed before. It is removed by `close`.
 */
export async function probeContainerEyes(
  options: ProbeContainerOptions,
): Promise<{ eyes: Seen<AgentEyes>; container?: Ours['container']; close(): Promise<void> }> {
  const { client, dial, image, socket } = options
  const name = containerName()
  const close = (): Promise<void> => removeContainer(client, name)
  let isRefused = false
  try {
    const create = (rights: readonly string[]) =>
      client.request({
        method: 'POST',
        path: `/containers/create?name=${name}`,
        body: spec(image, rights),
        timeoutMs: 60_000,
      })
    let created = await create([...PROBE_RIGHTS.CapAdd, AUDIT_RULES])
    // A daemon that doesn't have it itself can't give it; only the kernel's audit rules stay unseen.
    if (created.status === 400 && /capabilit/i.test(created.said)) created = await create(PROBE_RIGHTS.CapAdd)
    // Without an answer it may have come to be.
    isRefused = created.status >= 400
    if (created.status !== 201) throw new ProbeError(verbatim(created.said || `status ${created.status}`))
    const started = await client.request({
      method: 'POST',
      path: `/containers/${name}/start`,
      timeoutMs: 60_000,
    })
    if (started.status !== 204) throw new ProbeError(verbatim(started.said || `status ${started.status}`))
    const stream = await execStream(client, dial, name, ['python3', '-EsB', '/agent/agent.py'])
    const { stdout } = demultiplex(stream)
    const agent = createAgent({ input: stdout, output: stream, destroy: () => void stream.destroy() })
    await agent.request({ op: 'hello' }, 60_000)
    return {
      eyes: seen(agentEyes({ name: options.name, agent: async () => agent, socket })),
      container: { id: (created.json as { Id: string }).Id, name },
      close: async () => {
        agent.close()
        await close()
      },
    }
  } catch (error) {
    if (!isRefused) await close()
    return {
      eyes: unseen(msg`The container that was to look at the machine could not be used: ${reasonOf(error)}`),
      close: async () => undefined,
    }
  }
}

/** The right to read the kernel's audit rules. */
const AUDIT_RULES = 'AUDIT_CONTROL'

const spec = (image: string, rights: readonly string[]) => ({
  Image: image,
  Entrypoint: ['sleep', String(LONGEST_S)],
  Labels: { [Label.kind]: 'audit', [Label.owner]: ownerLabel() },
  HostConfig: {
    AutoRemove: true,
    ...PROBE_RIGHTS,
    CapAdd: rights,
    PidMode: 'host',
    NetworkMode: 'host',
    CgroupnsMode: 'host',
    // Where the daemon maps users, nobody but the machine's own root shares its processes.
    UsernsMode: 'host',
    LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
  },
})

const Abandoned = z.array(z.object({ Id: z.string(), Labels: z.record(z.string(), z.string()).nullish() }))

/** What an audit or a grading that was killed could not remove. */
export async function removeAbandoned(client: ApiClient): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`${Label.kind}=audit`] }))
  const { json } = await client.request({ path: `/containers/json?all=1&filters=${filters}` })
  const abandoned = (Abandoned.safeParse(json).data ?? []).filter(({ Labels }) => {
    const owner = Labels?.[Label.owner]
    return owner !== undefined && !ownerIsAlive(owner)
  })
  await Promise.all(abandoned.map(({ Id }) => removeContainer(client, Id)))
}

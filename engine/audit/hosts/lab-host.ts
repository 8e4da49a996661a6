import type { Duplex } from 'node:stream'
import { type AuditedHost, seen, unseen } from '../../../audit/audited-host.ts'
import { ImpostorError, ProbeError } from '../../../contract/index.ts'
import type { RunningLab } from '../../hosts/lab-hosts.ts'
import { AgentRefusal } from '../../hosts/probe/agent.ts'
import { agentEyes } from './agent-eyes.ts'
import { createApiClient } from './api-client.ts'
import { createRunner, notAskedFor } from './runner.ts'

const DIAL_TIMEOUT_MS = 10_000

/**
 * A host of an open lab, through the probe beside it. Who took a connection to its daemon is looked at once, when the
 * connection is made, and the connection is kept: what goes on over it stays with the same process.
 */
export function openLabHost(lab: RunningLab, host: string, options: { probe: boolean }): AuditedHost {
  const dial = async (): Promise<Duplex> => {
    const agent = await lab.agent(host)
    try {
      const request = { op: 'dialDocker', genuine: [...lab.genuineDaemons], timeoutMs: DIAL_TIMEOUT_MS }
      return await agent.dial(request, DIAL_TIMEOUT_MS + 2000)
    } catch (error) {
      if (!(error instanceof AgentRefusal)) throw error
      if (error.code === 'impostor') throw new ImpostorError(host, error.message)
      throw new ProbeError(error.message, { cause: error })
    }
  }
  const client = createApiClient(dial)
  const runner = options.probe ? createRunner(client, { image: 'bulkhead/shell' }) : undefined
  return {
    name: `${host} of ${lab.session.exercise}`,
    isLab: true,
    sight: 'machine',
    get: (path, timeoutMs) => client.get(path, timeoutMs),
    eyes: seen(
      agentEyes({ name: host, agent: () => lab.agent(host), connect: lab.probe.host(host).connect }),
    ),
    runner: runner ? seen(runner) : unseen(notAskedFor),
    dispose: async () => {
      try {
        await runner?.close()
      } finally {
        client.close()
      }
    },
  }
}

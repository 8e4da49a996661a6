import type { HostEyes } from '../../../audit/audited-host.ts'
import type { HostProbe } from '../../../contract/index.ts'
import type { Agent } from '../../hosts/probe/agent.ts'
import { createHostProbe } from '../../hosts/probe/host-probe.ts'
import { surveyText } from '../../hosts/probe/survey-text.ts'
import { parseFiles, parseSurvey } from './survey-schema.ts'

export interface AgentEyesOptions {
  name: string
  agent(): Promise<Agent>
  /** The daemon's socket on its machine; /run/docker.sock when absent. */
  socket?: string
  /** How connections are made, where not by names as the machine itself resolves them. */
  connect?: HostProbe['connect']
}

/** Eyes, and a probe for grading over the same agent. */
export interface AgentEyes extends HostEyes {
  probe: HostProbe
}

/** Eyes of an agent that runs on the machine, or beside the lab host. */
export function agentEyes({ name, agent, socket, connect }: AgentEyesOptions): AgentEyes {
  const probe = createHostProbe({
    name,
    agent,
    resolve: (host) => host,
    genuineDaemons: new Set(),
  })
  return {
    survey: async (request) => parseSurvey(await surveyText(await agent(), 'survey', { ...request, socket })),
    files: async (request) => parseFiles(await surveyText(await agent(), 'surveyFiles', request)),
    connect: connect ?? probe.connect,
    probe,
  }
}

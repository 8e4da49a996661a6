import { existsSync, realpathSync } from 'node:fs'
import { type HostEyes, type Seen, seen, unseen } from '../../../audit/audited-host.ts'
import type { HostSurvey } from '../../../audit/survey.ts'
import { type Message, msg, reasonOf } from '../../../contract/index.ts'
import { findProgram } from '../../hosts/docker-engine/programs.ts'
import type { Agent } from '../../hosts/probe/agent.ts'
import { type AgentEyes, agentEyes } from './agent-eyes.ts'
import { pythonArguments, startSentAgent } from './sent-agent.ts'

/** Distributions' own first: a user's may be a script that takes its time. */
const PYTHON = ['/usr/bin/python3', '/usr/local/bin/python3']

const python = (): string | undefined => PYTHON.find((path) => existsSync(path)) ?? findProgram('python3')

/** What looks at a machine, and how it is let go. */
export interface Eyes {
  eyes: Seen<AgentEyes>
  close(): void | Promise<void>
}

/** Eyes on this very machine: the agent as a child of ours, for the daemon that listens on a Unix socket here. */
export async function localEyes(options: {
  name: string
  socketPath: string
  /** What the daemon says of its kernel, to be compared with ours. */
  kernel: string
  signal?: AbortSignal
}): Promise<Eyes> {
  const blind = (why: Message): Eyes => ({ eyes: unseen(why), close() {} })
  if (process.platform !== 'linux')
    return blind(
      msg`This Docker runs in a virtual machine of its own, whose kernel can’t be seen from here. Allow probing (--probe) to look at it through a container.`,
    )
  const program = python()
  if (program === undefined)
    return blind(
      msg`Python 3 is not installed here, and the machine is looked at with it. Install it (apt-get install python3), or allow probing (--probe).`,
    )
  let agent: Agent
  try {
    agent = await startSentAgent(program, pythonArguments, options.signal)
  } catch (error) {
    return blind(
      msg`The machine could not be looked at with Python (${reasonOf(error)}). Allow probing (--probe) to look at it through a container.`,
    )
  }
  const eyes = agentEyes({
    name: options.name,
    agent: async () => agent,
    socket: resolved(options.socketPath),
  })
  return checkedEyes(eyes, agent, options.kernel)
}

/** A first look, which tells where and as whom the agent looks. */
export const lookAround = (eyes: HostEyes): Promise<HostSurvey> =>
  eyes.survey({ containers: [], groupFiles: [], texts: [], stats: [] })

/** Eyes, once they have shown that they see this daemon's machine; whatever answers may be no agent at all. */
export async function checkedEyes(eyes: AgentEyes, agent: Agent, kernel: string): Promise<Eyes> {
  const why = await lookAround(eyes)
    .then((survey) => whyNotHere(survey, kernel))
    .catch(
      (error: unknown): Message =>
        msg`What looks at the machine gave no answer that can be used (${reasonOf(error)}). Allow probing (--probe) to look at it through a container.`,
    )
  if (why === undefined) return { eyes: seen(eyes), close: () => agent.close() }
  agent.close()
  return { eyes: unseen(why), close() {} }
}

/** Why what the agent sees is not the machine of this daemon, or too little of it. */
export function whyNotHere(
  survey: { kernel: { release: string }; daemon: object | null; lookedAs: number },
  kernel: string,
): Message | undefined {
  if (survey.kernel.release !== kernel)
    return msg`This Docker runs on another kernel (${kernel}) than what is seen from here (${survey.kernel.release}). Allow probing (--probe) to look at its machine through a container.`
  if (survey.lookedAs !== 0)
    return msg`Only root may look at the processes of containers, and this user is not root. Run this as root (sudo), or allow probing (--probe).`
  if (survey.daemon === null)
    return msg`Docker’s own process can’t be seen from here, so this is not its machine. Run this there, or allow probing (--probe).`
  return undefined
}

function resolved(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

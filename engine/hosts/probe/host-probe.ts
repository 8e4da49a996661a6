import { isIP } from 'node:net'
import {
  ImpostorError,
  ProbeError,
  type CgroupReading,
  type ConnectionAttempt,
  type ConnectionOutcome,
  type DaemonIdentity,
  type FileInfo,
  type HostProbe,
  type Listener,
  type NamespaceKind,
  type ProcessInfo,
  joined,
  msg,
} from '../../../contract/index.ts'
import { AgentRefusal, type Agent, type AgentRequest } from './agent.ts'
import { attemptHttp } from './http-attempt.ts'
import { surveyText } from './survey-text.ts'

export interface HostProbeOptions {
  name: string
  /** The agent of this host; a new one when the last is gone. Throws ProbeError. */
  agent(): Promise<Agent>
  /** Lab names and aliases to addresses: a stranger's view, not what a hosts file on the lab host says. */
  resolve(name: string): string | undefined
  /** SHA-256 of the daemons that we know to be genuine, hex. */
  genuineDaemons: ReadonlySet<string>
}

/** Looks at one lab host through its agent; see contract/probe.ts for what each answer means. */
export function createHostProbe({ name, agent, resolve, genuineDaemons }: HostProbeOptions): HostProbe {
  const ask = async <T>(request: AgentRequest, timeoutMs?: number): Promise<T> => {
    try {
      return await (await agent()).request<T>(request, timeoutMs)
    } catch (error) {
      if (error instanceof AgentRefusal) throw new ProbeError(`${name}: ${error.message}`, { cause: error })
      throw error
    }
  }

  const attempt = async (dial: AgentRequest, connection: ConnectionAttempt): Promise<ConnectionOutcome> => {
    const timeoutMs = connection.timeoutMs ?? 5000
    try {
      const stream = await (await agent()).dial({ ...dial, timeoutMs }, timeoutMs + 2000)
      return await attemptHttp(stream, connection)
    } catch (error) {
      if (!(error instanceof AgentRefusal)) throw error
      const { code, message } = error
      if (code === 'timeout') return { kind: 'timeout', message }
      if (code === 'impostor') throw new ImpostorError(name, message)
      return { kind: 'refused', message }
    }
  }

  return {
    name,
    daemon: ({ method, path, body, timeoutMs }) =>
      attempt(
        { op: 'dialDocker', genuine: [...genuineDaemons] },
        { host: name, port: 0, method: method as ConnectionAttempt['method'], path, body, timeoutMs },
      ),
    connect: async (connection) => {
      const address = isIP(connection.host) ? connection.host : resolve(connection.host)
      if (address === undefined)
        return { kind: 'unusable', message: `nobody in this lab is called ${connection.host}` }
      const { port, networkOf } = connection
      return attempt({ op: 'dialTcp', address, port, networkOf }, connection)
    },
    daemonIdentity: async () => {
      try {
        const found = await (await agent()).request<SocketAnswer>({ op: 'identity', timeoutMs: 5000 })
        return judgeIdentity(found, genuineDaemons)
      } catch (error) {
        if (error instanceof AgentRefusal) return { kind: 'absent', reason: error.message }
        throw error
      }
    },
    listeners: (networkOf) => ask<Listener[]>({ op: 'listeners', networkOf }),
    process: async (pid) => (await ask<ProcessInfo | null>({ op: 'process', pid })) ?? undefined,
    processFile: async (pid, file) =>
      (await ask<string | null>({ op: 'processFile', pid, file })) ?? undefined,
    namespaces: async (pid) =>
      (await ask<Record<NamespaceKind, string> | null>({ op: 'namespaces', pid })) ?? undefined,
    cgroup: async (pid, names) =>
      (await ask<CgroupReading | null>({ op: 'cgroup', pid, names })) ?? undefined,
    securityModules: async () => (await ask<string[] | null>({ op: 'securityModules' })) ?? undefined,
    ruleset: () => ask<unknown>({ op: 'ruleset' }),
    survey: async (request) => JSON.parse(await surveyText(await agent(), 'survey', request)) as unknown,
    surveyFiles: async (request) =>
      JSON.parse(await surveyText(await agent(), 'surveyFiles', request)) as unknown,
    stat: async (path) => (await ask<FileInfo | null>({ op: 'stat', path })) ?? undefined,
    readFile: async (path) => (await ask<string | null>({ op: 'read', path })) ?? undefined,
    findFiles: async ({ roots, needle, maxFiles = 200, exclude = [] }) => {
      const found = await ask<{ files: FileInfo[]; complete: boolean }>({
        op: 'find',
        roots,
        needle,
        maxFiles,
        exclude,
      })
      if (!found.complete)
        throw new ProbeError(msg`${name} has more files under ${joined(roots)} than we look through.`)
      return found.files
    },
    unit: (unit, properties) => ask({ op: 'unit', name: unit, properties }),
    restartUnit: (unit, timeoutMs = 60_000) =>
      ask({ op: 'restart', name: unit, timeoutMs }, timeoutMs + 10_000),
  }
}

interface SocketAnswer {
  answer: string
  processes: ProcessInfo[]
}

/** Who answered on the daemon's socket: exactly one process, and one that runs a dockerd that we know. */
export function judgeIdentity(found: SocketAnswer, genuine: ReadonlySet<string>): DaemonIdentity {
  const [process, ...others] = found.processes
  if (!process) {
    return {
      kind: 'impostor',
      reason: 'no process that the kernel shows us holds the connection to /run/docker.sock',
    }
  }
  if (others.length > 0) {
    const names = found.processes.map((each) => each.exe || `process ${each.pid}`).join(', ')
    return {
      kind: 'impostor',
      reason: `several processes hold the connection to /run/docker.sock: ${names}`,
      process,
    }
  }
  if (!genuine.has(process.exeSha256)) {
    const exe = process.exe || `process ${process.pid}`
    return {
      kind: 'impostor',
      reason: `${exe} answers on /run/docker.sock, and it isn't the dockerd of the image`,
      process,
    }
  }
  if (!found.answer.includes(' 200 ')) {
    return { kind: 'absent', reason: `dockerd answered a ping with ${found.answer || 'nothing'}` }
  }
  return { kind: 'genuine', process }
}

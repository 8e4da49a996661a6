import { randomBytes } from 'node:crypto'
import type Docker from 'dockerode'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HostInfo, type HostName, type LabSession, ProbeError, msg } from '../../../contract/index.ts'
import type { ExecOptions, LabProcess, RunningLab, TerminalSource } from '../lab-hosts.ts'
import { type Agent, AgentRefusal } from '../probe/agent.ts'
import { createHostProbe } from '../probe/host-probe.ts'
import { namesOf } from './addresses.ts'
import { hostContainer } from './container-spec.ts'
import { execInContainer, runInContainer, startProcess } from './exec.ts'
import { connectAgent } from './host.ts'

export interface RunningLabOptions {
  docker: Docker
  session: LabSession
  genuineDaemons: ReadonlySet<string>
  /** Agents that are connected already; others are connected when first needed. */
  agents?: ReadonlyMap<string, Agent>
  /** Tells when a host of this lab stops; answers how to stop listening. */
  onHostDown(lab: string, listener: (host: string) => void): () => void
}

/** A look costs a host up to 20 ms: this often, less than a twentieth of a core, and a tick within a second. */
const WATCH_INTERVAL_MS = 400
/** One for a picture costs a tenth of that, so what happens is seen while it can still be called the moment. */
const PICTURE_INTERVAL_MS = 250

/** An open lab over Docker: processes and shells on its hosts, and eyes beside them. */
export function createRunningLab({
  docker,
  session,
  genuineDaemons,
  agents,
  onHostDown,
}: RunningLabOptions): RunningLab {
  const lab = session.id
  const down = new Set<string>()
  const connected = new Map<string, Promise<Agent>>()
  for (const [host, agent] of agents ?? []) connected.set(host, Promise.resolve(agent))
  const stopListening = onHostDown(lab, (host) => down.add(host))
  let released = false

  /** One agent per host; a new one when the last is gone. */
  const agentOf = async (host: string): Promise<Agent> => {
    if (released) throw new ProbeError(msg`The lab was closed.`)
    const known = await connected.get(host)?.catch(() => undefined)
    if (known && !known.closed) return known
    const fresh = connectAgent(docker, lab, host)
    connected.set(host, fresh)
    return fresh
  }

  const addressOf = new Map(
    session.hosts.flatMap(({ name, address }) =>
      namesOf(name, session.params).map((each) => [each, address]),
    ),
  )
  const probes = new Map(
    session.hosts.map(({ name }) => [
      name,
      createHostProbe({
        name,
        agent: () => agentOf(name),
        resolve: (each) => addressOf.get(each),
        genuineDaemons,
      }),
    ]),
  )

  const container = (host: HostName): Docker.Container => {
    if (!probes.has(host)) throw new Error(`This lab has no host ${host}.`)
    return docker.getContainer(hostContainer(lab, host))
  }

  return {
    session,
    probe: {
      hosts: session.hosts.map(({ name, address }) => ({ name, address })),
      host: (name) => {
        const probe = probes.get(name)
        if (!probe) throw new Error(`This lab has no host ${name}.`)
        return probe
      },
    },
    hosts: (): HostInfo[] =>
      session.hosts.map((host) => (down.has(host.name) ? { ...host, state: 'down' } : host)),
    exec: (host: HostName, argv: readonly string[], options?: ExecOptions): Promise<LabProcess> =>
      startProcess(container(host), argv, { cwd: '/root', ...options }),
    shell: (host, size) => openShell(container(host), size),
    async *changes(paths, signal) {
      const queue: { host: HostName; what: string }[] = []
      let wake: () => void = () => {}
      const stop = new AbortController()
      const ending = AbortSignal.any([signal, stop.signal])
      const watchHost = async (host: HostName, watched: readonly string[]): Promise<void> => {
        while (!ending.aborted && !released) {
          try {
            const request = { op: 'watch', paths: watched, intervalMs: WATCH_INTERVAL_MS }
            for await (const what of (await agentOf(host)).events<string[]>(request, ending)) {
              queue.push({ host, what: what.join(', ') })
              wake()
            }
          } catch {
            // The host is going or gone; somebody who looks will be told so.
          }
          await sleep(500, undefined, { signal: ending }).catch(() => undefined)
        }
      }
      const watches = Object.entries(paths).map(([host, watched]) => watchHost(host, watched))
      const onAbort = (): void => wake()
      ending.addEventListener('abort', onAbort)
      try {
        while (!ending.aborted) {
          const change = queue.shift()
          if (change) yield change
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        stop.abort()
        await Promise.all(watches)
      }
    },
    async *readings({ host, kind }, signal) {
      const request = { op: 'picture', kind, intervalMs: PICTURE_INTERVAL_MS }
      try {
        yield* (await agentOf(host)).events<unknown>(request, signal)
      } catch (error) {
        if (error instanceof AgentRefusal) throw new ProbeError(`${host}: ${error.message}`, { cause: error })
        throw error
      }
    },
    agent: agentOf,
    genuineDaemons,
    onDown: (listener) => onHostDown(lab, listener),
    release: async () => {
      released = true
      stopListening()
      for (const agent of connected.values()) (await agent.catch(() => undefined))?.close()
    },
  }
}

/** A login shell with a terminal. Docker can't end an exec'd process, so the shell carries a mark to be found by. */
async function openShell(
  container: Docker.Container,
  size: { cols: number; rows: number },
): Promise<TerminalSource> {
  const mark = randomBytes(8).toString('hex')
  const env = {
    BULKHEAD_TERMINAL: mark,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    HOME: '/root',
    USER: 'root',
  }
  const { stream, resize, status } = await execInContainer(container, ['bash', '-l'], {
    env,
    tty: size,
    cwd: '/root',
  })
  const ended = new Promise<void>((resolve) => {
    stream.once('end', resolve)
    stream.once('close', resolve)
    stream.once('error', () => resolve())
  })
  let over = false
  const exited = ended.then(status).finally(() => (over = true))
  exited.catch(() => undefined)
  return {
    stream,
    resize: (cols, rows) => void resize({ cols, rows }),
    exited,
    dispose: () => {
      stream.destroy()
      if (!over) void hangUp(container, mark)
    },
  }
}

async function hangUp(container: Docker.Container, mark: string): Promise<void> {
  const script = `for p in /proc/[0-9]*; do grep -qsz "^BULKHEAD_TERMINAL=${mark}$" "$p/environ" && kill -HUP "\${p#/proc/}"; done`
  await runInContainer(container, ['sh', '-c', script]).catch(() => undefined)
}

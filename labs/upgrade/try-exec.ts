import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, msg, probeWords } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import type { ExecTrial } from './observation.ts'

const PATIENCE_MS = 10_000
/** Long enough to be looked at, and then it is gone by itself. */
const COMMAND = ['sleep', '4']

/**
 * Has the engine start a command in a container, and asks the kernel where that is. What the command prints
 * would be the container's word; its namespaces are not.
 */
export async function tryExec(host: HostProbe, name: string): Promise<ExecTrial> {
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    api(host, { method, path, body, timeoutMs: PATIENCE_MS })
  const created = await ask('POST', `/containers/${encodeURIComponent(name)}/exec`, { Cmd: COMMAND })
  if (!isDone(created)) return { kind: 'refused', message: probeWords(created.message.trim().slice(0, 200)) }
  const { Id } = created.json as { Id: string }
  const started = await ask('POST', `/exec/${Id}/start`, { Detach: true })
  if (!isDone(started)) return { kind: 'refused', message: probeWords(started.message.trim().slice(0, 200)) }
  const first = await inspectContainer(host, name)
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { json } = await ask('GET', `/exec/${Id}/json`)
    const { Pid = 0, Running = false } = (json ?? {}) as { Pid?: number; Running?: boolean }
    if (Pid > 0 && first?.State.Pid) return { kind: await together(host, Pid, first.State.Pid) }
    if (!Running || Date.now() > until)
      return { kind: 'refused', message: msg`the engine does not say which process it is` }
    await sleep(100)
  }
}

async function together(host: HostProbe, one: number, other: number): Promise<'inside' | 'elsewhere'> {
  const [a, b] = await Promise.all([host.namespaces(one), host.namespaces(other)])
  return a && b && a.mnt === b.mnt && a.pid === b.pid && a.net === b.net ? 'inside' : 'elsewhere'
}

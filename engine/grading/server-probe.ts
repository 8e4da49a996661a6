import {
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
  type LabProbe,
  ProbeError,
  msg,
} from '../../contract/index.ts'
import type { Asking } from '../audit/hosts/without-ours.ts'

/** As much of an answer as a lab host's probe gives. */
const MAX_BODY = 64 * 1024

export interface ServerProbeOptions {
  /** What the exercise calls its host. */
  name: string
  probe: HostProbe
  client: Asking
  /** The daemon's process, by the kernel's word. */
  daemonPid(): Promise<number | undefined>
  /** Whether something may be started there for a moment. */
  allowed: boolean
}

/**
 * A probe on a server that exists. Its daemon is asked the way its owner named, so it is taken for what it says it is;
 * whatever would change something there is refused, and grading then says that it could not tell.
 */
export function serverProbe({ name, probe, client, daemonPid, allowed }: ServerProbeOptions): HostProbe {
  return {
    ...probe,
    name,
    async daemon({ method = 'GET', path, body, timeoutMs }) {
      if (method !== 'GET' && !allowed) throw refused(method, path)
      const reply = await client.request({
        method: method as 'GET' | 'POST' | 'DELETE',
        path,
        body,
        timeoutMs,
      })
      if (reply.status === 0) return { kind: 'refused', message: reply.said }
      return { kind: 'answered', status: reply.status, body: reply.body.toString('utf8', 0, MAX_BODY) }
    },
    async connect(attempt: ConnectionAttempt): Promise<ConnectionOutcome> {
      if ((attempt.method ?? 'GET') !== 'GET' && !allowed) throw refused(attempt.method ?? '', attempt.path)
      return probe.connect(attempt)
    },
    async daemonIdentity() {
      // Which dockerd a server should have nobody told us: the one that runs there is taken for it.
      const pid = await daemonPid()
      const process = pid === undefined ? undefined : await probe.process(pid)
      if (process) return { kind: 'genuine', process }
      // It answers, so that it isn't seen says nothing about the server.
      throw new ProbeError(msg`No process of dockerd can be seen on the server.`)
    },
    restartUnit: async (unit) => {
      throw new ProbeError(msg`${unit} is not restarted on a server that exists.`)
    },
  }
}

const refused = (method: string, path: string) =>
  new ProbeError(
    msg`This needs ${method} ${path.split('?')[0] ?? path}, which changes something on the server. Allow it with --probe.`,
  )

/** A lab of this one host. */
export const oneHostLab = (host: HostProbe, address: string): LabProbe => ({
  hosts: [{ name: host.name, address }],
  host(name) {
    if (name === host.name) return host
    throw new ProbeError(msg`An existing server has no ${name} beside it.`)
  },
})

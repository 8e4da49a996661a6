import {
  ProbeError,
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
} from '../../contract/index.ts'

/** A connection from a host's place, or from a container's there; where we could not even try, it is `unusable` and says why. */
export async function connectFrom(host: HostProbe, attempt: ConnectionAttempt): Promise<ConnectionOutcome> {
  // The PID of a container that does not run.
  if (attempt.networkOf === 0) return unusable(`the container on ${host.name} does not run`)
  try {
    return await host.connect(attempt)
  } catch (cause) {
    if (!(cause instanceof ProbeError)) throw cause
    return unusable(cause.message.slice(0, 200))
  }
}

const unusable = (message: string): ConnectionOutcome => ({ kind: 'unusable', message })

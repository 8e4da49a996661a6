import { ProbeError, type HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import type { ContainerSeen, HealthCheck } from './observation.ts'

const NANOSECONDS = 1e6
/** What Docker does where a check doesn't say. */
const DEFAULT_MS = 30_000
const DEFAULT_RETRIES = 3

export async function seeContainer(host: HostProbe, name: string): Promise<ContainerSeen | null> {
  const found = await inspectContainer(host, name)
  return found === undefined ? null : reduce(name, found)
}

/** For trials, which take long: a daemon that was too busy once is asked again. */
export async function seePatiently(host: HostProbe, name: string): Promise<ContainerSeen | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seeContainer(host, name)
    } catch (cause) {
      if (!(cause instanceof ProbeError) || tries === 4) throw cause
    }
  }
}

export function reduce(
  name: string,
  { State, Config, HostConfig, RestartCount }: ContainerInspect,
): ContainerSeen {
  const { Health } = State
  const last = Health?.Log?.at(-1)
  return {
    name,
    status: State.Status,
    pid: State.Pid,
    exitCode: State.ExitCode,
    restartCount: RestartCount,
    policy: {
      name: HostConfig.RestartPolicy?.Name || 'no',
      retries: HostConfig.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    startedAt: State.StartedAt,
    check: checkOf(Config.Healthcheck),
    health: Health ? { status: Health.Status, said: (last?.Output ?? '').trim().slice(0, 160) } : null,
  }
}

function checkOf(configured: ContainerInspect['Config']['Healthcheck']): HealthCheck | null {
  const test = configured?.Test ?? []
  if (test.length === 0 || test[0] === 'NONE') return null
  return {
    test,
    intervalMs: (configured?.Interval ?? 0) / NANOSECONDS || DEFAULT_MS,
    timeoutMs: (configured?.Timeout ?? 0) / NANOSECONDS || DEFAULT_MS,
    startPeriodMs: (configured?.StartPeriod ?? 0) / NANOSECONDS,
    retries: configured?.Retries || DEFAULT_RETRIES,
  }
}

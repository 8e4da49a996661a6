import { readLimits, type Ulimit, type UlimitName } from '../../readings/process-limits.ts'
import type { DaemonInfo, ObservedContainer } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'

/** What the daemon gives to containers that ask for nothing else shows in those that it made or started itself. */
interface Given {
  info: DaemonInfo
  containers: readonly ObservedContainer[]
  host: HostSurvey
}

/** `default-ulimits` as the file has it, where containers that this daemon started show it; else `undefined`. */
export function defaultUlimits(wanted: unknown, { containers, host }: Given): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) return undefined
  const shown = Object.entries(wanted).map(([name, limit]) => {
    const own = containers.find(
      ({ running, inspect }) =>
        running &&
        Date.parse(inspect.State.StartedAt) > (host.daemon?.startedAt ?? Infinity) &&
        !(inspect.HostConfig.Ulimits ?? []).some(({ Name }) => Name === name),
    )
    const limits =
      own?.kernel.seen && isReadable(own.kernel.value.limits) ? own.kernel.value.limits : undefined
    const row: Ulimit | null | undefined =
      limits === undefined ? undefined : readLimits(limits)[name as UlimitName]
    return row ? row.hard === hardOf(limit) : undefined
  })
  return shown.length > 0 && shown.every((each) => each === true) ? JSON.stringify(wanted) : undefined
}

/** `log-opts` as the file has them, where a container that this daemon made got them; else `undefined`. */
export function defaultLogOptions(wanted: unknown, { containers, host, info }: Given): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) return undefined
  const got = containers.some(({ inspect }) => {
    const { Type, Config } = inspect.HostConfig.LogConfig ?? {}
    if (Date.parse(inspect.Created) <= (host.daemon?.startedAt ?? Infinity)) return false
    return (
      Type === info.LoggingDriver && Object.entries(wanted).every(([name, value]) => Config?.[name] === value)
    )
  })
  return got ? JSON.stringify(wanted) : undefined
}

const hardOf = (limit: unknown): unknown =>
  typeof limit === 'object' && limit !== null && 'Hard' in limit ? limit.Hard : undefined

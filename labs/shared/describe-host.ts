import type { HostProbe, ProcessInfo } from '../../contract/index.ts'
import { api } from './daemon-api.ts'

/** What runs on every lab host beside its init. */
const SERVICES = ['docker', 'containerd', 'firewalld', 'dbus', 'systemd-journald']

export interface HostDescription {
  name: string
  kernel: string
  /** Bytes. */
  memory: number
  processors: number
  /** Its own programs, its init first. */
  services: { name: string; pid: number }[]
  daemon: ProcessInfo
}

/** The lab host as its daemon describes it; what was found before holds while the same daemon runs. */
export async function describeHost(
  host: HostProbe,
  before: HostDescription | undefined,
): Promise<HostDescription | undefined> {
  const daemon = before && (await host.process(before.daemon.pid))
  if (daemon && sameStart(daemon, before.daemon)) return before
  const identity = await host.daemonIdentity()
  if (identity.kind !== 'genuine') return undefined
  const { status, json } = await api(host, { path: '/info' })
  if (status !== 200) return undefined
  const { Name, KernelVersion, MemTotal, NCPU } = json as {
    Name: string
    KernelVersion: string
    MemTotal: number
    NCPU: number
  }
  const pids = await Promise.all(SERVICES.map((name) => mainPid(host, name)))
  return {
    name: Name,
    kernel: KernelVersion,
    memory: MemTotal,
    processors: NCPU,
    services: [
      { name: 'systemd', pid: 1 },
      ...SERVICES.map((name, index) => ({ name, pid: pids[index] ?? 0 })).filter(({ pid }) => pid > 0),
    ],
    daemon: identity.process,
  }
}

/** Whether it is the same process and not a later one of that number; start times are not told to the millisecond. */
export function sameStart(one: { startedAt: number }, other: { startedAt: number }): boolean {
  return Math.abs(one.startedAt - other.startedAt) < 1000
}

async function mainPid(host: HostProbe, name: string): Promise<number> {
  const { MainPID } = await host.unit(`${name}.service`, ['MainPID'])
  return Number(MainPID ?? 0)
}

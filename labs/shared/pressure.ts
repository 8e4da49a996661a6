import { ProbeError, type CgroupReading, type HostProbe, msg } from '../../contract/index.ts'

/** What a control group uses now, and how often the kernel said no. */
export interface Pressure {
  pids: number
  pidsRefused: number
  /** Bytes. */
  memory: number
  oomKills: number
  cpuSeconds: number
  /** Periods in which the quota was used up. */
  throttled: number
}

const pressureFiles = [
  'pids.current',
  'pids.events',
  'memory.usage_in_bytes',
  'memory.oom_control',
  'memory.current',
  'memory.events',
  'cpuacct.usage',
  'cpu.stat',
]

export async function readPressure(host: HostProbe, pid: number): Promise<Pressure> {
  const reading = await host.cgroup(pid, pressureFiles)
  if (!reading) throw new ProbeError(msg`the container ended while it was tried`)
  return pressureOf(reading)
}

export function pressureOf({ version, files }: CgroupReading): Pressure {
  const whole = (name: string) => Number(files[name] ?? 0)
  const line = (name: string, key: string) =>
    Number(new RegExp(`^${key} (\\d+)$`, 'm').exec(files[name] ?? '')?.[1] ?? 0)
  return {
    pids: whole('pids.current'),
    pidsRefused: line('pids.events', 'max'),
    memory: whole(version === 1 ? 'memory.usage_in_bytes' : 'memory.current'),
    oomKills: line(version === 1 ? 'memory.oom_control' : 'memory.events', 'oom_kill'),
    cpuSeconds: version === 1 ? whole('cpuacct.usage') / 1e9 : line('cpu.stat', 'usage_usec') / 1e6,
    throttled: line('cpu.stat', 'nr_throttled'),
  }
}

/** Looks several times a second until `enough` or the time is up; gives every look. */
export async function watchPressure(
  host: HostProbe,
  pid: number,
  forMs: number,
  enough: (now: Pressure) => boolean,
): Promise<Pressure[]> {
  const looks: Pressure[] = []
  const until = Date.now() + forMs
  for (;;) {
    const now = await readPressure(host, pid)
    looks.push(now)
    if (enough(now) || Date.now() >= until) return looks
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

import type { HostProbe } from '../../contract/index.ts'

/** Memory of a process's control group, in bytes; what is only cached is left out, as `docker stats` does. */
export async function groupMemory(host: HostProbe, pid: number): Promise<number> {
  const reading = await host.cgroup(pid, ['memory.current', 'memory.usage_in_bytes', 'memory.stat'])
  if (!reading) return 0
  const { version, files } = reading
  const used = Number((version === 1 ? files['memory.usage_in_bytes'] : files['memory.current']) ?? 0)
  const word = version === 1 ? 'total_inactive_file' : 'inactive_file'
  const cached = Number(new RegExp(`^${word} (\\d+)$`, 'm').exec(files['memory.stat'] ?? '')?.[1] ?? 0)
  return Math.max(0, used - cached)
}

import { ProbeError, type HostProbe, type Message, msg } from '../../contract/index.ts'
import { api } from '../shared/daemon-api.ts'
import { execIn } from '../shared/exec-in.ts'

/** One thing that a process took too much of, and what came of it. */
export interface Greed {
  tried: Message
  got: Message
  succeeded: boolean
}

const MIB = 1024 * 1024

/** `tail` opens all its files before it reads the first; every one of them is /dev/null. */
export async function openFiles(host: HostProbe, container: string, count: number): Promise<Greed> {
  const script = `ulimit -Sn $(ulimit -Hn); tail -n 0 $(yes /dev/null | head -n ${count}) > /dev/null 2>&1`
  const { status } = await execute(host, container, script)
  const tried = msg`Open ${count} files at once in ${container}`
  return status === 0
    ? { tried, got: msg`All of them were open.`, succeeded: true }
    : { tried, got: msg`The kernel refused: too many open files.`, succeeded: false }
}

/** A loop that wants two seconds more than it should have. Where nobody ends it, it ends itself there. */
export async function burn(host: HostProbe, container: string, allowed: number): Promise<Greed> {
  const own = allowed + 2
  const before = await cpuSeconds(host, container)
  const loop = `sh -c "ulimit -t ${own}" 2> /dev/null && ulimit -t ${own}; while :; do :; done`
  await execute(host, container, `timeout 60 sh -c '${loop}'`)
  const used = (await cpuSeconds(host, container)) - before
  const tried = msg`Let a loop turn for ${own} seconds of processor time in ${container}`
  const got = msg`It was ended after ${used.toFixed(1)} seconds.`
  if (used > allowed + 1) return { tried, got, succeeded: true }
  if (used > allowed - 1) return { tried, got, succeeded: false }
  throw new ProbeError(msg`the loop only got ${used.toFixed(1)} seconds of processor time`)
}

/** Two megabytes more than it should have, removed at once. */
export async function writeFile(host: HostProbe, container: string, megabytes: number): Promise<Greed> {
  const wanted = megabytes + 2
  const file = '/tmp/greed'
  try {
    await execute(host, container, `head -c ${wanted}m /dev/zero > ${file}`)
    const { upper } = await inspect(host, container)
    const size = (await host.stat(`${upper}${file}`))?.size ?? 0
    return {
      tried: msg`Write a file of ${wanted} MiB in ${container}`,
      got: msg`${(size / MIB).toFixed(1)} MiB were written.`,
      succeeded: size > megabytes * MIB,
    }
  } finally {
    await execute(host, container, `rm -f ${file}`)
  }
}

async function execute(host: HostProbe, container: string, script: string) {
  const outcome = await execIn(host, container, { cmd: ['sh', '-c', script], timeoutMs: 70_000 })
  if ('refused' in outcome) throw new ProbeError(msg`Docker answered: ${outcome.refused.slice(0, 160)}`)
  return outcome
}

/** Of the whole container; its own work takes next to nothing. */
async function cpuSeconds(host: HostProbe, container: string): Promise<number> {
  const { pid } = await inspect(host, container)
  const reading = await host.cgroup(pid, ['cpuacct.usage', 'cpu.stat'])
  if (!reading) throw new ProbeError(msg`container ${container} ended while it was tried`)
  const microseconds = /^usage_usec (\d+)$/m.exec(reading.files['cpu.stat'] ?? '')?.[1]
  return reading.version === 1 ? Number(reading.files['cpuacct.usage']) / 1e9 : Number(microseconds) / 1e6
}

async function inspect(host: HostProbe, container: string): Promise<{ pid: number; upper: string }> {
  const { json } = await api(host, { path: `/containers/${container}/json` })
  const { State, GraphDriver } = (json ?? {}) as {
    State?: { Pid: number }
    GraphDriver?: { Data?: { UpperDir?: string } | null }
  }
  if (!State?.Pid) throw new ProbeError(msg`container ${container} does not run`)
  return { pid: State.Pid, upper: GraphDriver?.Data?.UpperDir ?? '' }
}

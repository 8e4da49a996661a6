import { z } from 'zod'
import type { ConnectionOutcome, HostProbe } from '../../contract/index.ts'
import { reduceOutcome, type Outcome } from './evidence.ts'
import { coveredIn, type Mount, readMounts } from '../../readings/mountinfo.ts'

/** What the lab host starts as a virtual machine; see /usr/lib/systemd/system/vm.service there. */
const QEMU = '/usr/bin/qemu-system-x86_64'
const KERNEL = '/srv/vm/vmlinuz'
const INITRAMFS = '/srv/vm/initramfs'
/** In software, and on a busy host, a request takes its time. */
const ANSWER_MS = 8000

const Word = z.string().max(400)

/** What the virtual machine says of itself. Its root is the learner: text is text. */
const VmAnswers = z.object({
  name: Word,
  token: Word,
  kernel: Word,
  bootSeconds: z.number().nonnegative(),
  uptime: z.number().nonnegative(),
  memory: z.number().nonnegative(),
  processors: z.number().int().positive(),
  /** Names of its programs; its kernel's own threads are left out. */
  processes: z.array(Word).max(50),
  /** The security modules at work, as its kernel lists them. */
  guards: Word,
  /** "name (enforce)", for each AppArmor profile that is loaded. */
  profiles: z.array(Word).max(50),
})
export type VmAnswers = z.infer<typeof VmAnswers>

/** Who listens where the virtual machine's port is on the host, by the kernel's word. */
export interface VmProcess {
  pid: number
  exe: string
  /** Of the program that really runs, whatever it is called where it was started. */
  inode: string
  args: string[]
  cgroup: string
  /** Milliseconds since the epoch. */
  startedAt: number
  /** Bytes of the host's memory that it holds. */
  resident: number
}

export interface VmSeen {
  at: string
  port: number
  /** `null` where nobody listens. */
  process: VmProcess | null
  /** Emulator, kernel and first file system that were changed since the lab host started. */
  changed: string[]
  answers: VmAnswers | null
  /** What came back instead of answers. */
  said: Outcome | null
}

/** Looks at the virtual machine that answers on a port of the host's own loopback. Throws ProbeError. */
export async function observeVm(host: HostProbe, port: number): Promise<VmSeen> {
  const at = new Date().toISOString()
  const process = await vmProcess(host, port)
  const changed = await changedFiles(host, process)
  if (!process) return { at, port, process, changed, answers: null, said: null }
  const asked = await askVm(host, port)
  // It may just have been starting.
  const heard = asked.said?.kind === 'timeout' ? await askVm(host, port) : asked
  return { at, port, process, changed, ...heard }
}

export async function vmProcess(host: HostProbe, port: number): Promise<VmProcess | null> {
  const listeners = await host.listeners()
  const pid = listeners.find((listener) => listener.port === port && listener.pids.length > 0)?.pids[0]
  return pid === undefined ? null : vmProcessOf(host, pid)
}

export async function vmProcessOf(host: HostProbe, pid: number): Promise<VmProcess | null> {
  const [process, status] = await Promise.all([host.process(pid), host.processFile(pid, 'status')])
  if (!process) return null
  const { exe, inode, args, cgroup, startedAt } = process
  const resident = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0) * 1024
  return { pid, exe, inode, args, cgroup, startedAt, resident }
}

/** Whether a process is the emulator with the image's own kernel and first file system. */
export function isVm({ exe, args }: VmProcess): boolean {
  const after = (option: string) => args[args.indexOf(option) + 1]
  return (
    exe === QEMU &&
    args.includes('-kernel') &&
    after('-kernel') === KERNEL &&
    args.includes('-initrd') &&
    after('-initrd') === INITRAMFS
  )
}

export async function askVm(
  host: HostProbe,
  port: number,
  timeoutMs = ANSWER_MS,
): Promise<{ answers: VmAnswers | null; said: Outcome | null }> {
  const outcome = await getFromVm(host, port, '/cgi-bin/answers', timeoutMs)
  const answers = outcome.kind === 'answered' ? parse(outcome.body) : null
  return answers ? { answers, said: null } : { answers, said: reduceOutcome(outcome) }
}

export function getFromVm(
  host: HostProbe,
  port: number,
  path: string,
  timeoutMs = ANSWER_MS,
): Promise<ConnectionOutcome> {
  return host.connect({ host: '127.0.0.1', port, path, timeoutMs })
}

/** Runs a command in the virtual machine as root, the way `vm run` does; `null` where it does not answer. */
export async function runInVm(host: HostProbe, port: number, command: string): Promise<string | null> {
  const digits = Buffer.from(command).toString('hex')
  const outcome = await getFromVm(host, port, `/cgi-bin/run?${digits}`)
  return outcome.kind === 'answered' && outcome.status === 200 ? outcome.body : null
}

/**
 * The kernel's own time of change can't be set back, and what is of the image is older than the lab host. An old file
 * that is mounted over another would do, so nothing may be, on the host and where the emulator runs; and what runs there
 * has to be the very file of the host, since a program may let go of what it was started from.
 */
async function changedFiles(host: HostProbe, emulator: VmProcess | null): Promise<string[]> {
  const files = [QEMU, KERNEL, INITRAMFS]
  const [init, own, theirs, ...found] = await Promise.all([
    host.process(1),
    mountsOf(host, 1),
    emulator && mountsOf(host, emulator.pid),
    ...files.map((path) => host.stat(path)),
  ])
  const covered = [
    ...coveredIn(own ?? [], own ?? [], files),
    ...(theirs ? coveredIn(theirs, own ?? [], files) : []),
  ]
  return files.filter((path, index) => {
    const file = found[index]
    if (!file || file.type !== 'file' || file.changedAt > (init?.startedAt ?? 0)) return true
    return covered.includes(path) || (path === QEMU && emulator !== null && emulator.inode !== file.inode)
  })
}

/** `null` where the process has just ended. */
async function mountsOf(host: HostProbe, pid: number): Promise<Mount[] | null> {
  const mountinfo = await host.processFile(pid, 'mountinfo')
  return mountinfo === undefined ? null : readMounts(mountinfo)
}

function parse(body: string): VmAnswers | null {
  try {
    return VmAnswers.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}

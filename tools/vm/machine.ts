import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DockerConnection, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { freePort } from '../../engine/testing/free-port.ts'
import { type Workshop, logged } from './debian.ts'
import type { CgroupVersion } from './flavour.ts'
import { dyingWithUs, start } from './run.ts'

/** `kvm`: the processor runs the machine. `tcg`: it is emulated, about ten times slower. */
export type Accelerator = 'kvm' | 'tcg'

export interface Machine {
  /** Its Docker engine, as it is reached from here. */
  connection: DockerConnection
  /** Kills it; its disks are as before. */
  stop(): Promise<void>
}

export interface MachineParts {
  /** Where QEMU is. */
  qemuRoot: string
  /** Where the kernel is. */
  kernelRoot: string
  disks: readonly string[]
  cgroup: CgroupVersion
}

const BOOT_TIMEOUT_MS: Record<Accelerator, number> = { kvm: 90_000, tcg: 420_000 }
/** A processor that really runs it has come to our init by then. */
const KVM_SIGN_OF_LIFE_MS = 45_000

/** Boots the machine and waits until its Docker answers. */
export async function boot(
  parts: MachineParts,
  accelerator: Accelerator,
  workshop: Workshop,
): Promise<Machine> {
  const port = await freePort()
  const options = logged(workshop, `machine-${accelerator}`)
  let trouble: string | undefined
  let alive = false
  let booted = false
  const { child, ended } = start(dyingWithUs(qemuCommand(parts, accelerator, port)), {
    ...options,
    env: qemuEnvironment(parts.qemuRoot, workshop.folder),
    onLine: (line) => {
      // QEMU goes on with a machine that stands still.
      if (/^KVM internal error|Kernel panic/.test(line)) trouble = line
      if (line.startsWith('bulkhead:')) alive = true
      if (!booted) options.onLine?.(line)
    },
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended.catch(() => undefined)
  }
  const connection: DockerConnection = { protocol: 'http', host: '127.0.0.1', port }
  const docker = dockerClient(connection, { timeoutMs: 5_000 })
  const began = Date.now()
  try {
    for (;;) {
      workshop.signal.throwIfAborted()
      const answered = await docker.ping().then(
        () => true,
        () => false,
      )
      if (answered) {
        booted = true
        return { connection, stop }
      }
      const waited = Date.now() - began
      if (accelerator === 'kvm' && !alive && waited > KVM_SIGN_OF_LIFE_MS) trouble ??= 'it does not start'
      if (waited > BOOT_TIMEOUT_MS[accelerator]) trouble ??= 'its Docker does not answer'
      if (trouble !== undefined) throw new Error(`${trouble} (${options.logFile})`)
      await Promise.race([sleep(250), ended])
      if (child.exitCode !== null) throw new Error(`QEMU has ended (${options.logFile})`)
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** QEMU out of a Debian root, with that root's loader and libraries: it sees this machine's files, and its KVM. */
function qemuCommand(
  { qemuRoot, kernelRoot, disks, cgroup }: MachineParts,
  accelerator: Accelerator,
  port: number,
): string[] {
  const libraries = join(qemuRoot, 'usr/lib/x86_64-linux-gnu')
  const loader = [join(qemuRoot, 'usr/lib64/ld-linux-x86-64.so.2'), '--library-path', libraries]
  const kernel = [
    'console=ttyS0 loglevel=4 panic=-1 root=/dev/vda rw net.ifnames=0 init=/bulkhead-init',
    `bulkhead.cgroup=${cgroup}`,
  ]
  return [
    ...loader,
    join(qemuRoot, 'usr/bin/qemu-system-x86_64'),
    ...['qemu', 'seabios'].flatMap((name) => ['-L', join(qemuRoot, 'usr/share', name)]),
    ...['-no-user-config', '-nodefaults', '-display', 'none', '-no-reboot', '-serial', 'stdio'],
    ...['-machine', 'q35', '-accel', accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi', '-cpu', 'max'],
    ...['-smp', '2', '-m', '3072', '-device', 'virtio-rng-pci'],
    ...['-kernel', bootFile(kernelRoot, 'vmlinuz-'), '-initrd', bootFile(kernelRoot, 'initrd.img-')],
    ...['-append', kernel.join(' ')],
    // Changes go to a file that has no name any more and ends with QEMU.
    '-snapshot',
    ...disks.flatMap((disk) => [
      '-drive',
      `file=${disk.replaceAll(',', ',,')},format=raw,if=virtio,cache=unsafe`,
    ]),
    // Nothing in it reaches out; one door leads in, from this machine only.
    ...['-netdev', `user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:${port}-10.0.2.15:2375`],
    ...['-device', 'virtio-net-pci,netdev=net,romfile='],
  ]
}

function qemuEnvironment(root: string, folder: string): NodeJS.ProcessEnv {
  const { PATH } = process.env
  return { PATH, QEMU_MODULE_DIR: join(root, 'usr/lib/x86_64-linux-gnu/qemu'), TMPDIR: folder }
}

function bootFile(root: string, prefix: string): string {
  const name = readdirSync(join(root, 'boot')).find((each) => each.startsWith(prefix))
  if (name === undefined) throw new Error(`There is no ${prefix}… in ${join(root, 'boot')}`)
  return join(root, 'boot', name)
}

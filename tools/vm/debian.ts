import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Flavour } from './flavour.ts'
import { kept, keyOf } from './kept.ts'
import { type RunOptions, isolated, run } from './run.ts'
import type { Said } from './say.ts'

const GUEST = [
  ...['docker.io', 'iptables', 'iproute2', 'kmod', 'initramfs-tools', 'linux-image-cloud-amd64'],
  // With its parser there, Docker guards containers with it, as on most machines.
  'apparmor',
]

/** QEMU is Debian 13's in any case: on the one of Debian 12 its successor's kernel panics. */
const PACKAGES: Record<Flavour['suite'], readonly string[]> = {
  trixie: [...GUEST, 'qemu-system-x86'],
  bookworm: GUEST,
}

const INIT = fileURLToPath(new URL('guest/init', import.meta.url))
const GiB = 1024 ** 3

/** Where things are made, and who is told. */
export interface Workshop {
  /** The cache. */
  folder: string
  person: Said
  signal: AbortSignal
}

export const logged = ({ folder, person, signal }: Workshop, name: string): RunOptions => ({
  logFile: join(folder, 'log', `${name}.log`),
  signal,
  onLine: person.detail,
})

/** A directory with a Debian system that has Docker, a kernel and, on trixie, QEMU. */
export function debianRoot(suite: Flavour['suite'], workshop: Workshop): Promise<string> {
  const packages = PACKAGES[suite]
  const kind = `root-${suite}`
  return kept(workshop.folder, { kind, key: keyOf(...packages) }, async (path) => {
    workshop.person.say(`Fetching Debian ${suite} with its kernel and Docker (about 300 MB, once) …`)
    const command = ['debootstrap', '--variant=minbase', `--include=${packages.join(',')}`, suite, path]
    // In namespaces of its own, so that a /proc that it mounts is gone whenever it ends.
    await run(isolated(command), logged(workshop, kind))
  })
}

/** The virtual machine's first disk, made from a root. */
export function systemDisk(suite: Flavour['suite'], root: string, workshop: Workshop): Promise<string> {
  const kind = `system-${suite}`
  return kept(workshop.folder, { kind, key: keyOf(root, readFileSync(INIT)) }, async (path) => {
    workshop.person.say('Making the disk of the virtual machine …')
    copyFileSync(INIT, join(root, 'bulkhead-init'))
    await makeDisk(path, { from: root, bytes: 4 * GiB }, logged(workshop, kind))
  })
}

/** An ext4 file system in a sparse file, filled from a directory with its owners, rights and attributes. */
export async function makeDisk(
  path: string,
  { from, bytes }: { from: string; bytes: number },
  options: RunOptions,
): Promise<void> {
  writeFileSync(path, '')
  truncateSync(path, bytes)
  // Changes to it are thrown away, so a journal would be of no use.
  await run(['mkfs.ext4', '-q', '-F', '-O', '^has_journal', '-d', from, path], options)
}

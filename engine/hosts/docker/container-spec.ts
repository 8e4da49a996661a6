import type { ContainerCreateOptions } from 'dockerode'
import { Label } from './labels.ts'

/** Who and what a container belongs to. */
export interface Belongs {
  installation: string
  lab: string
  host: string
  owner: string
}

/**
 * Capabilities of a lab host's root: what systemd, dockerd, firewalld and the exercises need. Missing on
 * purpose: what reaches past the container into the learner's machine or isn't everywhere to be had
 * (SYS_MODULE, SYS_RAWIO, SYS_RESOURCE, SYS_TIME, SYS_BOOT, SYSLOG, MAC_*, AUDIT_CONTROL, BPF, PERFMON, …).
 */
const LAB_HOST_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'DAC_READ_SEARCH',
  'FOWNER',
  'FSETID',
  'IPC_LOCK',
  'IPC_OWNER',
  'KILL',
  'LEASE',
  'LINUX_IMMUTABLE',
  'MKNOD',
  'NET_ADMIN',
  'NET_BIND_SERVICE',
  'NET_BROADCAST',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_ADMIN',
  'SYS_CHROOT',
  'SYS_NICE',
  'SYS_PTRACE',
  'SYS_TTY_CONFIG',
]

const MiB = 1024 * 1024

/** What one lab host may take of the machine. */
export interface HostLimits {
  /** MiB; no swap beside it. */
  memory: number
  pids: number
  /** Cores at most. */
  cpus: number
  /** Gigabytes of its own files and of its Docker's each, where the engine's storage knows quotas. */
  disk?: number
  /** When the machine itself runs out of memory, processes with more of this go first. */
  oomScore?: number
}

/** On the machine of whoever learns. */
export const ownLimits = (cores: number): HostLimits => ({
  memory: 1536,
  pids: 2048,
  cpus: Math.min(2, cores),
})

/**
 * On a machine that many share. As much memory as the exercises are proven with: what keeps it from being promised
 * too often is the admission. One host can't take more than half of the cores, and a machine's default of 32768
 * process ids bears the fork bombs of thirty.
 */
export const sharedLimits = (cores: number): HostLimits => ({
  memory: 1536,
  pids: 1024,
  cpus: Math.min(2, Math.max(1, cores / 2)),
  disk: 8,
  oomScore: 500,
})

export const runVolume = (lab: string, host: string): string => `bulkhead-${lab}-${host}-run`
export const dockerVolume = (lab: string, host: string): string => `bulkhead-${lab}-${host}-docker`
export const hostContainer = (lab: string, host: string): string => `bulkhead-${lab}-${host}`
export const probeContainer = (lab: string, host: string): string => `bulkhead-${lab}-${host}-probe`
export const labNetwork = (lab: string): string => `bulkhead-${lab}`

export function labelsOf({ installation, lab, host, owner }: Belongs): Record<string, string> {
  return { [Label.installation]: installation, [Label.lab]: lab, [Label.host]: host, [Label.owner]: owner }
}

/** One lab host: not privileged, no host mounts, no devices, limits of its own. It joins its network later. */
export function hostSpec(belongs: Belongs, image: string, limits: HostLimits): ContainerCreateOptions {
  const { lab, host } = belongs
  // The published types lack CgroupnsMode, which the API has had since 1.41.
  const cgroupNamespace = { CgroupnsMode: 'private' }
  return {
    name: hostContainer(lab, host),
    Hostname: host,
    Image: image,
    Labels: { ...labelsOf(belongs), [Label.kind]: 'host' },
    HostConfig: {
      NetworkMode: 'none',
      ...cgroupNamespace,
      CapDrop: ['ALL'],
      CapAdd: LAB_HOST_CAPABILITIES,
      SecurityOpt: ['seccomp=unconfined', 'apparmor=unconfined'],
      // Without these two, user-namespace remapping inside the lab host could not mount its /proc.
      MaskedPaths: [],
      ReadonlyPaths: [],
      Binds: [`${runVolume(lab, host)}:/run`, `${dockerVolume(lab, host)}:/var/lib/docker`],
      Tmpfs: { '/tmp': 'exec,size=512m', '/run/lock': 'size=4m' },
      Memory: limits.memory * MiB,
      MemorySwap: limits.memory * MiB,
      PidsLimit: limits.pids,
      NanoCpus: limits.cpus * 1e9,
      OomScoreAdj: limits.oomScore ?? 0,
      // Names in the lab are in its hosts file; anything else has nowhere to go and is told so at once.
      Dns: ['127.0.0.1'],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  }
}

/**
 * No more rights than looking needs. SYS_ADMIN is for standing in a container's network namespace; a lab host's root
 * has it too.
 */
export const PROBE_RIGHTS = {
  CapDrop: ['ALL'],
  CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH', 'NET_ADMIN', 'SYS_ADMIN'],
  // AppArmor's default profile would refuse to look at other processes.
  SecurityOpt: ['no-new-privileges', 'apparmor=unconfined'],
  ReadonlyRootfs: true,
  Memory: 192 * MiB,
  PidsLimit: 128,
}

/** Our eyes beside a lab host: its process and network namespaces. */
export function probeSpec(belongs: Belongs, image: string): ContainerCreateOptions {
  const { lab, host } = belongs
  const target = `container:${hostContainer(lab, host)}`
  return {
    name: probeContainer(lab, host),
    Image: image,
    Labels: { ...labelsOf(belongs), [Label.kind]: 'probe' },
    HostConfig: {
      NetworkMode: target,
      PidMode: target,
      ...PROBE_RIGHTS,
      Binds: [`${runVolume(lab, host)}:/lab/run:ro`],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  }
}

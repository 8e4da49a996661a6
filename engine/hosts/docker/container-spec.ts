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

export const runVolume = (lab: string, host: string): string => `bulkhead-${lab}-${host}-run`
export const dockerVolume = (lab: string, host: string): string => `bulkhead-${lab}-${host}-docker`
export const hostContainer = (lab: string, host: string): string => `bulkhead-${lab}-${host}`
export const probeContainer = (lab: string, host: string): string => `bulkhead-${lab}-${host}-probe`
export const labNetwork = (lab: string): string => `bulkhead-${lab}`

export function labelsOf({ installation, lab, host, owner }: Belongs): Record<string, string> {
  return { [Label.installation]: installation, [Label.lab]: lab, [Label.host]: host, [Label.owner]: owner }
}

/** One lab host: not privileged, no host mounts, no devices, limits of its own. It joins its network later. */
export function hostSpec(belongs: Belongs, image: string, cpus: number): ContainerCreateOptions {
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
      Memory: 1536 * MiB,
      MemorySwap: 1536 * MiB,
      PidsLimit: 2048,
      NanoCpus: Math.min(2, cpus) * 1e9,
      // Names in the lab are in its hosts file; anything else has nowhere to go and is told so at once.
      Dns: ['127.0.0.1'],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  }
}

/**
 * Our eyes beside a lab host: its process and network namespaces, and no more rights than looking needs.
 * SYS_ADMIN is for standing in a container's network namespace; the lab host's root has it too.
 */
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
      CapDrop: ['ALL'],
      CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH', 'NET_ADMIN', 'SYS_ADMIN'],
      // AppArmor's default profile would refuse to look at processes of the lab host.
      SecurityOpt: ['no-new-privileges', 'apparmor=unconfined'],
      ReadonlyRootfs: true,
      Binds: [`${runVolume(lab, host)}:/lab/run:ro`],
      Memory: 192 * MiB,
      PidsLimit: 128,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  }
}

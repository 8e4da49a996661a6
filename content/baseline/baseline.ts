import { type Message, msg } from '../../contract/message.ts'

/** The baseline's levels. */
export const baselineLevels = {
  K: msg`Kernel`,
  H: msg`Host`,
  N: msg`Network`,
  I: msg`Image`,
  C: msg`Container`,
  O: msg`Other`,
}
export type BaselineLevel = keyof typeof baselineLevels

/** One item of the security baseline for a Docker host. */
export interface BaselineItem {
  /** Its level and number, as K1. */
  id: `${BaselineLevel}${number}`
  title: Message
  /** The lesson that teaches it, or what it builds on. */
  lesson: string
}

/** All 42, level by level. */
export const baseline: readonly BaselineItem[] = [
  { id: 'K1', title: msg`The kernel is up to date`, lesson: 'upgrade' },
  { id: 'K2', title: msg`Containers have a user namespace`, lesson: 'userns-remap' },
  { id: 'K3', title: msg`Control groups limit what containers use`, lesson: 'cgroups' },
  { id: 'K4', title: msg`SELinux, AppArmor or the like guards containers`, lesson: 'kernel-guards' },
  { id: 'K5', title: msg`Containers have only the capabilities they need`, lesson: 'capabilities' },
  { id: 'K6', title: msg`seccomp filters system calls`, lesson: 'seccomp' },
  { id: 'K7', title: msg`No namespaces are shared with the host`, lesson: 'namespaces' },
  { id: 'H1', title: msg`Containers have a partition of their own`, lesson: 'filesystem' },
  { id: 'H2', title: msg`Only necessary services run`, lesson: 'open-doors' },
  { id: 'H3', title: msg`No sensitive folder of the host is mounted into containers`, lesson: 'open-doors' },
  { id: 'H4', title: msg`The daemon, its files and folders are audited`, lesson: 'logging' },
  { id: 'H5', title: msg`Default limits for open files fit`, lesson: 'ulimits' },
  { id: 'H6', title: msg`Docker’s files belong to root, with mode 644 or stricter`, lesson: 'daemon-tls' },
  { id: 'H7', title: msg`Containers are listed regularly and leftovers removed`, lesson: 'malicious-image' },
  { id: 'N1', title: msg`Rules allow or deny traffic between containers`, lesson: 'container-lan' },
  { id: 'N2', title: msg`Docker may change iptables`, lesson: 'published-ports' },
  { id: 'N3', title: msg`Docker is not bound to another address, port or socket`, lesson: 'daemon-tls' },
  { id: 'N4', title: msg`No privileged ports are mapped`, lesson: 'published-ports' },
  { id: 'N5', title: msg`Only needed ports are open`, lesson: 'published-ports' },
  { id: 'N6', title: msg`No container uses the host’s network`, lesson: 'namespaces' },
  {
    id: 'N7',
    title: msg`Traffic to containers comes in on one interface of the host`,
    lesson: 'published-ports',
  },
  { id: 'I1', title: msg`There is a local registry`, lesson: 'images' },
  { id: 'I2', title: msg`Software in images is up to date`, lesson: 'images' },
  { id: 'I3', title: msg`Images are trusted and come over a secure channel`, lesson: 'tampering' },
  { id: 'I4', title: msg`Images are rebuilt rather than patched`, lesson: 'images' },
  { id: 'I5', title: msg`Tags are managed and unused images removed`, lesson: 'tampering' },
  { id: 'I6', title: msg`Images are scanned`, lesson: 'malicious-image' },
  { id: 'I7', title: msg`Images are signed`, lesson: 'tampering' },
  { id: 'C1', title: msg`System and image are minimal`, lesson: 'minimal-container' },
  { id: 'C2', title: msg`A container runs one main process`, lesson: 'minimal-container' },
  { id: 'C3', title: msg`No container is privileged`, lesson: 'least-privilege' },
  { id: 'C4', title: msg`No SSH server runs inside`, lesson: 'minimal-container' },
  { id: 'C5', title: msg`The root file system is read-only`, lesson: 'filesystem' },
  { id: 'C6', title: msg`Volumes are defined explicitly`, lesson: 'filesystem' },
  { id: 'C7', title: msg`Restarts are limited, on failure only`, lesson: 'restart-and-health' },
  { id: 'C8', title: msg`A limit on processes stops fork bombs`, lesson: 'resource-limits' },
  { id: 'O1', title: msg`Hosts and containers are audited regularly`, lesson: 'cves' },
  { id: 'O2', title: msg`Resources and privileges are the least that is needed`, lesson: 'least-privilege' },
  { id: 'O3', title: msg`The number of containers on a host can be managed`, lesson: 'exhaustion' },
  { id: 'O4', title: msg`Use and performance are monitored`, lesson: 'cgroups' },
  { id: 'O5', title: msg`Insecurity is detected as it happens, and answered`, lesson: 'malicious-image' },
  { id: 'O6', title: msg`Logs are collected centrally or on another machine`, lesson: 'logging' },
]

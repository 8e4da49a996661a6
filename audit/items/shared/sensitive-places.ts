import { below } from '../../../readings/mountinfo.ts'

/** Directories of a host that give it away, with all that is in them. */
const SENSITIVE = [
  '/boot',
  '/dev',
  '/etc',
  '/proc',
  '/root',
  '/sys',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/spool/cron',
  '/run/containerd',
  '/run/crio',
  '/run/dbus',
  '/run/docker',
  '/run/docker.sock',
  '/run/podman',
  '/run/systemd',
  '/run/user',
]
/** Programs and libraries: anybody may read each of them, nobody outside may change one, and all of them are nobody's business. */
const PROGRAMS = ['/bin', '/lib', '/lib64', '/sbin', '/usr']
/** What anybody may read, and containers are commonly given to read. */
const HARMLESS_TO_READ = [
  '/etc/ca-certificates',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/pki/ca-trust',
  '/etc/resolv.conf',
  '/etc/ssl/certs',
  '/etc/timezone',
]
const HARMLESS = ['/dev/null', '/dev/full', '/dev/random', '/dev/urandom', '/dev/zero']

/** A path without the links that every system of today has: /var/run, /bin. */
export function plainPath(path: string): string {
  const clean = `/${path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')}`
  return clean.replace(/^\/var\/run(?=\/|$)/, '/run').replace(/^\/(bin|sbin|lib|lib64)(?=\/)/, '/usr/$1')
}

const within = (places: readonly string[], path: string) =>
  places.some((place) => below(place, path) !== undefined)
const holdsOne = (places: readonly string[], path: string) =>
  places.some((place) => below(path, place) !== undefined)

/** Whether a container that has this place of the host has something that gives the host away. `more`: places as bad, such as another socket of the daemon's. */
export function isSensitive(place: string, readOnly: boolean, more: readonly string[] = []): boolean {
  const path = plainPath(place)
  if (within(HARMLESS, path)) return false
  const bad = [...SENSITIVE, ...more.map(plainPath)]
  // Above them: /, /var and /run hold what is bad.
  if (holdsOne(bad, path)) return true
  if (readOnly && within(HARMLESS_TO_READ, path)) return false
  if (within(bad, path)) return true
  return holdsOne(PROGRAMS, path) || (within(PROGRAMS, path) && !readOnly)
}

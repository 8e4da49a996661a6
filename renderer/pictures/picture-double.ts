import type { PicturedContainer, PicturedProcess, ProcessesPicture } from '../../contract/picture.ts'

/** For tests: what a lab host may look like. */

const none = '0000000000000000'
const dockerDefault = '00000000a80425fb'
export const everything = '000001ffffffffff'
const hostNamespaces = { cgroup: '1', ipc: '2', mnt: '3', net: '4', pid: '5', user: '6', uts: '7' }

export function process(pid: number, ppid: number, name: string, more: Partial<PicturedProcess> = {}) {
  return {
    pid,
    ppid,
    innerPid: pid,
    name,
    command: `/usr/bin/${name}`,
    uid: 0,
    container: null,
    namespaces: hostNamespaces,
    capabilities: {
      effective: everything,
      permitted: everything,
      inheritable: none,
      bounding: everything,
      ambient: none,
    },
    noNewPrivileges: false,
    seccomp: 0,
    ...more,
  } satisfies PicturedProcess
}

/** Sets as a plain container of Docker's has them. */
export function capabilities(given: string, more: Partial<PicturedProcess['capabilities']> = {}) {
  return { effective: given, permitted: given, inheritable: none, bounding: given, ambient: none, ...more }
}

export function container(number: number, name = `c${number}`): PicturedContainer {
  return { id: String(number).padStart(12, '0'), name, image: 'bulkhead/shell', pid: 1000 + number }
}

/** A container's process, alone in every namespace but user and cgroup as Docker makes them. */
export function contained(of: PicturedContainer, more: Partial<PicturedProcess> = {}) {
  const own = Object.fromEntries(
    ['ipc', 'mnt', 'net', 'pid', 'uts'].map((kind) => [kind, `${of.pid}-${kind}`]),
  )
  return process(of.pid, 1, 'sh', {
    innerPid: 1,
    container: of.id,
    namespaces: { ...hostNamespaces, ...own },
    capabilities: capabilities(dockerDefault),
    seccomp: 2,
    ...more,
  })
}

export function picture(
  containers: PicturedContainer[] = [],
  processes: PicturedProcess[] = containers.map((each) => contained(each)),
): ProcessesPicture {
  return {
    kind: 'processes',
    at: '2026-11-22T05:00:00.000Z',
    containers,
    processes: [process(1, 0, 'systemd'), ...processes],
    more: 0,
  }
}

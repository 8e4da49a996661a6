import type { HostProbe } from '../../contract/index.ts'
import { below, mountOf, readMounts, type Mount } from '../../readings/mountinfo.ts'
import type { GroupSeen } from './observation.ts'

const limitFiles = {
  pids: { 1: 'pids.max', 2: 'pids.max' },
  memory: { 1: 'memory.limit_in_bytes', 2: 'memory.max' },
} as const
const controllers = ['pids', 'memory'] as const

/** A group of that name, or what systemd makes of it. */
const isNamed = (segment: string, name: string) =>
  [name, `${name}.slice`, `${name}.scope`, `${name}.service`].includes(segment)

/**
 * Where the kernel keeps a process, and what limits a group of that name sets it: its own, or one above, as with
 * systemd's slices. Nothing that root has mounted over the files is believed.
 */
export async function lookForGroup(host: HostProbe, pid: number, name: string): Promise<GroupSeen[]> {
  const [text = '', mountinfo = ''] = await Promise.all([
    host.readFile(`/proc/${pid}/cgroup`),
    host.processFile(1, 'mountinfo'),
  ])
  const mounts = readMounts(mountinfo)
  const shown = mountOf(mounts, `/proc/${pid}/cgroup`)
  if (shown?.type !== 'proc' || shown.point !== '/proc') return []
  const own = pathsIn(text)
  const groups = controllers.map(async (controller) => {
    const path = own[controller] ?? own['']
    if (path === undefined) return []
    const version = own[controller] === undefined ? 2 : 1
    const place = placeOf(mounts, version, controller, path, name)
    const file = place?.folder && `${place.folder}/${limitFiles[controller][version]}`
    const limit = place && file && isShown(mounts, file, place.mount) ? await host.readFile(file) : undefined
    return [{ controller, path: place?.path ?? path, limit: limit?.trim() ?? null }]
  })
  return (await Promise.all(groups)).flat()
}

/** Paths by controller, from /proc/<pid>/cgroup; version 2 is the controller ''. */
export function pathsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, names, path] = /^\d+:([^:]*):(.+)$/.exec(line) ?? []
      return names === undefined || path === undefined
        ? []
        : names.split(',').map((name) => [name, path] as const)
    }),
  )
}

/** The folder of the named group on the way to a process's own; only the path where there is none. */
function placeOf(mounts: Mount[], version: 1 | 2, controller: string, path: string, name: string) {
  const mount = mounts.find(
    ({ type, point, root }) =>
      (version === 2
        ? type === 'cgroup2'
        : type === 'cgroup' && (point.split('/').at(-1) ?? '').split(',').includes(controller)) &&
      below(root, path) !== undefined,
  )
  const inside = mount && below(mount.root, path)
  if (!mount || inside === undefined) return undefined
  const segments = inside.split('/')
  const named = segments.findIndex((segment) => isNamed(segment, name))
  const folder = `${mount.point}${segments.slice(0, named + 1).join('/')}`
  return { mount, path: inside || '/', folder: named < 0 ? undefined : folder }
}

/** Whether a file is the hierarchy's own, and nothing lies over it. */
function isShown(mounts: Mount[], file: string, hierarchy: Mount): boolean {
  const shown = mountOf(mounts, file)
  return shown?.point === hierarchy.point && shown.type === hierarchy.type && shown.root === hierarchy.root
}

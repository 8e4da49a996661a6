import type { HostProbe } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { mountOf, readMounts, type Mount } from '../../readings/mountinfo.ts'
import type { DiskSeen } from './observation.ts'
import { DISK } from './planted.ts'

const PARTS = ['containers', 'image', 'overlay2', 'vfs', 'volumes']
const UNIT = ['FragmentPath', 'UnitFileState', 'WantedBy', 'RequiredBy']

/** Where the daemon keeps its data, by its own word and by the mounts that its process sees. */
export async function observeDisk(
  master: HostProbe,
  mounts: readonly Mount[],
  daemonPid: number | undefined,
): Promise<DiskSeen> {
  const [dataRoot, mountinfo] = await Promise.all([
    daemonPid ? dataRootOf(master) : null,
    daemonPid ? master.processFile(daemonPid, 'mountinfo') : undefined,
  ])
  const seen = readMounts(mountinfo ?? '')
  const mount = dataRoot === null ? undefined : mountOf(seen, dataRoot)
  const root = mountOf(mounts, '/')
  const given = mounts.find(({ point }) => point === DISK)
  return {
    dataRoot,
    mount: mount
      ? {
          point: mount.point,
          type: mount.type,
          device: mount.device,
          stacked: seen.filter(({ point }) => point === mount.point).length,
        }
      : null,
    elsewhere: mount ? partsElsewhere(seen, dataRoot ?? '', mount) : [],
    root: root ? { device: root.device, type: root.type } : null,
    given: given ? { device: given.device } : null,
    boot: mount ? await bootOf(master, mount.point) : { fstab: false, unit: {} },
  }
}

async function dataRootOf(master: HostProbe): Promise<string | null> {
  const answer = await api(master, { path: '/info' })
  const { DockerRootDir } = (answer.json ?? {}) as { DockerRootDir?: string }
  return isDone(answer) && DockerRootDir ? DockerRootDir : null
}

function partsElsewhere(seen: readonly Mount[], dataRoot: string, whole: Mount): DiskSeen['elsewhere'] {
  return PARTS.flatMap((part) => {
    const path = `${dataRoot}/${part}`
    const mount = mountOf(seen, path)
    return mount && mount.device !== whole.device ? { path, device: mount.device, type: mount.type } : []
  })
}

async function bootOf(master: HostProbe, point: string): Promise<DiskSeen['boot']> {
  // These are there before anything is started.
  if (point === '/' || point === DISK) return { fstab: isInFstab(await fstabOf(master), point), unit: {} }
  const [fstab, unit] = await Promise.all([fstabOf(master), master.unit(unitOf(point), UNIT)])
  return { fstab: isInFstab(fstab, point), unit }
}

const fstabOf = async (master: HostProbe) => (await master.readFile('/etc/fstab')) ?? ''

/** Whether /etc/fstab has a line for a mount point that is mounted without being asked for. */
export function isInFstab(fstab: string, point: string): boolean {
  return fstab.split('\n').some((line) => {
    const [what = '', where = '', , options = ''] = line.trim().split(/\s+/)
    if (what.startsWith('#')) return false
    return (where.replace(/(.)\/+$/, '$1') || '') === point && !options.split(',').includes('noauto')
  })
}

/** The name that systemd has for a mount point: /srv/my-disk is srv-my\\x2ddisk.mount. */
export function unitOf(point: string): string {
  const escaped = point
    .slice(1)
    .replace(/[^A-Za-z0-9:_./]/g, (character) =>
      [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    )
  return `${escaped.replaceAll('/', '-')}.mount`
}

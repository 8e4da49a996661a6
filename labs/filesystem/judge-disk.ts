import { type CheckResult, joined, type Message, msg, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { DiskSeen, Observation } from './observation.ts'
import { DISK } from './planted.ts'

/** On what Docker keeps what belongs to the containers that run, by the kernel's word. */
export function judgeDisk({ containers, disk, at }: Observation): CheckResult {
  const { root, given, elsewhere } = disk
  const dataRoot = disk.dataRoot ?? '?'
  const stores = containers.flatMap(({ name, store }) => (store ? [{ name, ...store }] : []))
  const evidence = stores.map(({ name, device, type, from }) => ({
    tried: msg`Ask the kernel on which file system Docker keeps the files of ${name}`,
    from: 'master',
    expected: msg`neither master's root (device ${root?.device ?? '?'}) nor in memory`,
    got:
      device === root?.device
        ? msg`${from}: ${type}, device ${device}, master's root`
        : msg`${from}: ${type}, device ${device}`,
    at,
  }))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('own-disk', status, summary, [
      ...evidence,
      {
        tried: msg`Ask Docker where it keeps its data`,
        from: 'master',
        expected: msg`a directory on a file system of its own`,
        got: disk.dataRoot === null ? msg`it did not say` : verbatim(disk.dataRoot),
        at,
      },
    ])
  if (!root) return say('error', msg`Bulkhead could not read master's own mounts.`)
  if (stores.length === 0)
    return say('fail', msg`No container runs, so there is nothing to see by where Docker keeps its data.`)
  const onRoot = stores.find(({ device }) => device === root.device)
  if (onRoot) {
    return given?.device === root.device
      ? say(
          'unsupported',
          msg`On this machine, master's root and ${DISK} are one file system, so they can not be told apart.`,
        )
      : say('fail', msg`Docker keeps its data in ${dataRoot}, on the file system of master's own root.`)
  }
  const inMemory = stores.find(({ type }) => type === 'tmpfs')
  if (inMemory)
    return say('fail', msg`Docker keeps its data in memory (${dataRoot}), and a boot empties that.`)
  const part = elsewhere.find(({ device, type }) => device === root.device || type === 'tmpfs')
  const whole = stores.every(({ device }) => device === disk.mount?.device)
  if (part && whole)
    return say(
      'fail',
      part.type === 'tmpfs'
        ? msg`${part.path} is not with the rest: it lies on a tmpfs.`
        : msg`${part.path} is not with the rest: it lies on master's root.`,
    )
  return say('pass', msg`Docker keeps its data in ${dataRoot}, on a file system of its own.`)
}

/** Whether it is there before Docker after a boot: what was mounted by hand is not. */
export function judgeBoot({ containers, disk, at }: Observation): CheckResult {
  const { mount, boot, dataRoot } = disk
  const { FragmentPath = '', UnitFileState = '', WantedBy = '', RequiredBy = '' } = boot.unit
  const say = (status: CheckResult['status'], summary: Message) =>
    result('there-after-boot', status, summary, [
      {
        tried: msg`Ask what mounts ${mount?.point ?? dataRoot ?? DISK} at boot`,
        from: 'master',
        expected: msg`${DISK} as master has it, a line in /etc/fstab or an enabled mount unit`,
        got: joined([
          mountInWords(mount),
          boot.fstab ? msg`in /etc/fstab` : msg`not in /etc/fstab`,
          FragmentPath ? msg`unit ${FragmentPath} (${UnitFileState})` : msg`no unit of its own`,
        ]),
        at,
      },
    ])
  if (!mount) return say('fail', msg`Docker does not say where it keeps its data.`)
  // A link to elsewhere: then the mount that it is found on is not the one that the data lies on.
  const linked = containers.some(({ store }) => store && store.device !== mount.device)
  const asGiven = mount.point === DISK && mount.stacked === 1
  // What Docker has mounted in it counts for nothing: at boot that is not there.
  const isAskedFor = `${WantedBy} ${RequiredBy}`
    .split(' ')
    .some((name) => name !== '' && !name.endsWith('.mount'))
  const byUnit =
    FragmentPath !== '' &&
    !FragmentPath.startsWith('/run/systemd/transient') &&
    (UnitFileState.startsWith('enabled') || isAskedFor)
  if (linked || mount.point === '/' || asGiven || boot.fstab || byUnit)
    return say('pass', msg`After a boot, Docker finds its data where it is now.`)
  return say(
    'fail',
    msg`${mount.point} was mounted by hand. After a boot it is not, and Docker begins anew on master's root.`,
  )
}

function mountInWords(mount: DiskSeen['mount']): Message {
  if (!mount) return msg`mounted nowhere`
  const { point, stacked } = mount
  return stacked > 1 ? msg`mounted at ${point} ${stacked} times` : msg`mounted at ${point}`
}

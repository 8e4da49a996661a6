import { type CheckResult, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'
import { DISK } from './planted.ts'

/** On what Docker keeps what belongs to the containers that run, by the kernel's word. */
export function judgeDisk({ containers, disk, at }: Observation): CheckResult {
  const { root, given, dataRoot, elsewhere } = disk
  const stores = containers.flatMap(({ name, store }) => (store ? [{ name, ...store }] : []))
  const evidence = stores.map(({ name, device, type, from }) => ({
    tried: msg`Ask the kernel on which file system Docker keeps the files of ${name}`,
    from: 'master',
    expected: msg`neither master's root (device ${root?.device}) nor in memory`,
    got: msg`${from}: ${type}, device ${device}${device === root?.device ? msg`, master's root` : ''}`,
    at,
  }))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('own-disk', status, summary, [
      ...evidence,
      {
        tried: msg`Ask Docker where it keeps its data`,
        from: 'master',
        expected: msg`a directory on a file system of its own`,
        got: dataRoot ?? msg`it did not say`,
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
      msg`${part.path} is not with the rest: it lies on ${part.type === 'tmpfs' ? msg`a tmpfs` : msg`master's root`}.`,
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
        tried: msg`Ask what mounts ${mount?.point ?? dataRoot} at boot`,
        from: 'master',
        expected: msg`${DISK} as master has it, a line in /etc/fstab or an enabled mount unit`,
        got: [
          `mounted at ${mount?.point ?? 'nowhere'}${mount && mount.stacked > 1 ? ` ${mount.stacked} times` : ''}`,
          boot.fstab ? 'in /etc/fstab' : 'not in /etc/fstab',
          FragmentPath ? `unit ${FragmentPath} (${UnitFileState})` : 'no unit of its own',
        ].join(', '),
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

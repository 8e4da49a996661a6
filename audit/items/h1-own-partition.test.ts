import { expect, test } from 'vitest'
import { render } from '../../contract/index.ts'
import { noPolicy } from '../../contract/audit/index.ts'
import type { Observation } from '../observation.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { ownPartition } from './h1-own-partition.ts'

const ROOT = '20 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n'

function machine(mounts: string, change: Partial<Observation> = {}): Observation {
  const seen = { ...soundHost(), ...change }
  shown(seen.host).mountinfo = ROOT + mounts
  return seen
}
const judge = (seen: Observation) => ownPartition.judge(seen, noPolicy)

test('a partition of its own is right, also above the directory', () => {
  expect(judge(soundHost()).status).toBe('pass')
  expect(
    judge(
      machine('21 20 8:5 / /srv/disk rw - xfs /dev/sdb rw\n', {
        info: { ...soundHost().info, DockerRootDir: '/srv/disk/docker' },
      }),
    ).status,
  ).toBe('pass')
})

test('on the root file system it is wrong', () => {
  const judgement = judge(machine(''))
  expect(judgement.status).toBe('fail')
  expect(judgement.findings[0]?.subject).toBe('file:/var/lib/docker/231072.231072')
})

test('a bind of the same file system is no partition, though it is a mount point', () => {
  const seen = machine('21 20 8:1 /srv/docker /var/lib/docker/231072.231072 rw - ext4 /dev/sda1 rw\n')
  const judgement = judge(seen)
  expect(judgement.status).toBe('fail')
  expect(render(judgement.summary)).toContain('no partition of its own')
})

test('what is shared with /var is not its own', () => {
  expect(judge(machine('21 20 8:2 / /var rw - ext4 /dev/sda2 rw\n')).status).toBe('fail')
})

test('memory is no disk', () => {
  expect(judge(machine('21 20 0:40 / /var/lib/docker rw - tmpfs tmpfs rw\n')).status).toBe('fail')
})

test('volumes that are elsewhere count', () => {
  const disk = '21 20 8:2 / /var/lib/docker rw - ext4 /dev/sda2 rw\n'
  const moved = '22 21 8:1 /volumes /var/lib/docker/231072.231072/volumes rw - ext4 /dev/sda1 rw\n'
  expect(judge(machine(disk + moved)).findings.map(({ subject }) => subject)).toEqual([
    'file:/var/lib/docker/231072.231072/volumes',
  ])
})

test('a link to the root file system is seen by where a container’s own files are', () => {
  const seen = machine('21 20 8:2 / /var/lib/docker rw - ext4 /dev/sda2 rw\n')
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  shown(web.kernel).mountinfo =
    `601 600 8:1 /big/containers/${web.id}/hostname /etc/hostname rw - ext4 /dev/sda1 rw\n`
  expect(judge(seen).status).toBe('fail')
})

test('a lab host’s volume is one, unless it is the root file system itself', () => {
  const volume = (device: string) => `21 20 ${device} /vol /var/lib/docker rw - ext4 /dev/vda rw\n`
  expect(judge(machine(volume('8:9'), { isLab: true })).status).toBe('pass')
  expect(judge(machine(volume('8:1'), { isLab: true })).status).toBe('unsupported')
})

test('unseen is not judged', () => {
  expect(judge({ ...soundHost(), host: { seen: false, why: { text: 'far away' } } }).status).toBe('error')
})

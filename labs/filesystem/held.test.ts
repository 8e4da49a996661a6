import { expect, test } from 'vitest'
import { storeOf } from '../../readings/dockers-own.ts'
import { heldBy, overlap, topmost } from './held.ts'
import { readMounts } from '../../readings/mountinfo.ts'

const ID = 'ab12'
const master = readMounts(`600 500 0:60 / / rw - overlay overlay rw
601 600 0:61 / /proc rw - proc proc rw
602 600 0:62 / /sys ro - sysfs sysfs ro
610 600 0:70 / /run rw,nosuid - tmpfs tmpfs rw
620 600 8:1 /lab/_data /var/lib/docker rw - ext4 /dev/sda rw
630 620 0:80 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw
640 620 0:90 / /var/lib/docker/volumes/memory/_data rw - tmpfs tmpfs rw,size=4096k
`)
const usual = `700 699 0:80 / / ro - overlay overlay rw,lowerdir=/x
701 700 0:100 / /proc rw,nosuid - proc proc rw
702 700 0:101 / /sys ro - sysfs sysfs ro
703 700 0:102 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
704 700 8:1 /lab/_data/containers/${ID}/hostname /etc/hostname ro - ext4 /dev/sda rw
705 700 8:1 /lab/_data/containers/${ID}/hosts /etc/hosts ro - ext4 /dev/sda rw
706 701 0:102 /null /proc/kcore rw,nosuid - tmpfs tmpfs rw,size=65536k
707 700 0:40 /docker/x /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids
`
const volume = (Name: string, Destination: string) => ({
  Type: 'volume',
  Name,
  Destination,
  Source: '',
  Mode: '',
  RW: true,
})
const heldWith = (lines: string, ...mounts: ReturnType<typeof volume>[]) =>
  heldBy(master, readMounts(usual + lines), { Id: ID, Mounts: mounts, HostConfig: {} }).map(
    ({ point, from, kind, readOnly }) => `${kind} ${from} at ${point}${readOnly ? ' ro' : ''}`,
  )

test('what every container has is nothing of master’s', () => {
  expect(heldWith('')).toEqual([])
})

test.each([
  ['a directory', '710 700 0:60 /etc /conf ro - overlay overlay rw', ['master /etc at /conf ro']],
  ['the host', '710 700 0:60 / /a\\040b ro - overlay overlay rw', ['master / at /a b ro']],
  ['its processes', '710 700 0:61 / /p ro - proc proc rw', ['master /proc at /p ro']],
  ['its devices', '710 700 0:62 / /s ro - sysfs sysfs ro', ['master /sys at /s ro']],
  ['a socket', '710 700 0:70 /docker.sock /s rw - tmpfs tmpfs rw', ['master /run/docker.sock at /s']],
  [
    'all of Docker’s data',
    '710 700 8:1 /lab/_data /d rw - ext4 /dev/sda rw',
    ['master /var/lib/docker at /d'],
  ],
  ['what lies above that', '710 700 8:1 /lab /d rw - ext4 /dev/sda rw', ['master /var/lib/docker at /d']],
])('a container has %s', (_, line, expected) => {
  expect(heldWith(line)).toEqual(expected)
})

test('a volume is one by its place, not by its name', () => {
  const own = '710 700 8:1 /lab/_data/volumes/notes/_data /data rw - ext4 /dev/sda rw'
  expect(heldWith(own, volume('notes', '/data'))).toEqual([
    'volume /var/lib/docker/volumes/notes/_data at /data',
  ])
  expect(heldWith(own)).toEqual(['master /var/lib/docker/volumes/notes/_data at /data'])
  const bound = '710 700 0:60 /root /data rw - overlay overlay rw'
  expect(heldWith(bound, volume('notes', '/data'))).toEqual(['master /root at /data'])
  const memory = '710 700 0:90 / /scratch rw - tmpfs tmpfs rw,size=4096k'
  expect(heldWith(memory, volume('memory', '/scratch'))).toEqual([
    'volume /var/lib/docker/volumes/memory/_data at /scratch',
  ])
})

test('the store is where Docker’s own files of a container lie', () => {
  expect(storeOf(master, readMounts(usual), ID)).toEqual({
    device: '8:1',
    type: 'ext4',
    from: `/var/lib/docker/containers/${ID}/hostname`,
  })
  expect(storeOf(master, readMounts(usual), 'other')).toBeNull()
})

test('two places overlap where one holds the other', () => {
  const place = (device: string, root: string) => ({ device, root })
  expect(overlap(place('8:1', '/a'), place('8:1', '/a/b'))).toBe(true)
  expect(overlap(place('8:1', '/a/b'), place('8:1', '/'))).toBe(true)
  expect(overlap(place('8:1', '/a'), place('8:1', '/ab'))).toBe(false)
  expect(overlap(place('8:1', '/a'), place('8:2', '/a'))).toBe(false)
})

test('of a whole host, the host is told', () => {
  const all = heldBy(
    master,
    readMounts(
      '1 1 0:60 / /h ro - overlay o rw\n2 1 0:70 / /h/run rw - tmpfs t rw\n3 1 0:61 / /p rw - proc p rw\n',
    ),
    { Id: ID, Mounts: [], HostConfig: {} },
  )
  expect(topmost(all).map(({ point }) => point)).toEqual(['/h', '/p'])
})

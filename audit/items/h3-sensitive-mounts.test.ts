import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import type { ContainerMount } from '../../readings/container-types.ts'
import type { Observation } from '../observation.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { sensitiveMounts } from './h3-sensitive-mounts.ts'

const judge = (seen: Observation) => sensitiveMounts.judge(seen, noPolicy)
const HOST = `20 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
21 20 8:2 / /var/lib/docker rw,relatime shared:2 - ext4 /dev/sda2 rw
22 20 0:20 / /run rw shared:3 - tmpfs tmpfs rw
23 20 0:21 / /proc rw - proc proc rw
24 20 0:22 / /sys rw - sysfs sysfs rw
25 20 0:23 / /dev rw - devtmpfs udev rw
26 25 0:24 / /dev/shm rw - tmpfs tmpfs rw
27 21 8:1 /etc /var/lib/docker/volumes/odd/_data rw - ext4 /dev/sda1 rw
28 21 0:50 / /var/lib/docker/volumes/far/_data rw - nfs4 nas:/ rw
`

const shownText = (read: unknown) => (typeof read === 'string' ? read : '')

/** The sound container with these mounts by the kernel's word, and by Docker's. */
function withMounts(
  lines: string,
  mounts: Partial<ContainerMount>[] = [],
  change: Partial<Observation> = {},
): Observation {
  const seen = { ...soundHost(), ...change }
  if (seen.host.seen) seen.host.value.mountinfo = HOST
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  const kernel = shown(web.kernel)
  if (!seen.host.seen) web.kernel = { seen: false, why: { text: 'far away' } }
  kernel.mountinfo = `${shownText(kernel.mountinfo)}${lines}`
  web.inspect.Mounts = mounts.map((mount) => ({
    Type: 'bind',
    Source: '',
    Destination: '',
    Mode: '',
    RW: true,
    ...mount,
  }))
  return seen
}
const bind = (root: string, point: string, { device = '8:1', options = 'rw', tags = '' } = {}) =>
  `700 600 ${device} ${root} ${point} ${options} ${tags}- ext4 /dev/sda1 rw\n`
const said = (Source: string, Destination: string): Partial<ContainerMount> => ({ Source, Destination })

test('a container with nothing of the host is right', () => expect(judge(withMounts('')).status).toBe('pass'))

test.each([
  ['/', '/host'],
  ['/root', '/backup'],
  ['/etc/shadow', '/s'],
  ['/var', '/v'],
  ['/var/lib', '/v'],
])('%s is found', (root, point) => {
  const judgement = judge(withMounts(bind(root, point, { options: 'ro' }), [said(root, point)]))
  expect(judgement.status).toBe('fail')
  expect(judgement.findings.map(({ subject }) => subject)).toEqual(['container:web'])
  expect(render(judgement.findings[0]?.summary ?? { text: '' })).toContain(root)
})

test('Docker’s data and the folder of its socket, each on a file system of its own', () => {
  expect(judge(withMounts(bind('/', '/d', { device: '8:2' }), [said('/var/lib/docker', '/d')])).status).toBe(
    'fail',
  )
  expect(judge(withMounts(bind('/', '/r', { device: '0:20' }), [said('/run', '/r')])).status).toBe('fail')
  expect(
    judge(withMounts(bind('/docker.sock', '/x', { device: '0:20' }), [said('/run/docker.sock', '/x')]))
      .status,
  ).toBe('fail')
})

test('a link is seen through: the kernel tells the place', () => {
  expect(judge(withMounts(bind('/etc', '/data'), [said('/srv/data', '/data')])).status).toBe('fail')
})

test('a named volume that binds /etc', () => {
  const volume = {
    Type: 'volume',
    Name: 'odd',
    Source: '/var/lib/docker/volumes/odd/_data',
    Destination: '/data',
  }
  const judgement = judge(withMounts(bind('/etc', '/data'), [volume]))
  expect(judgement.status).toBe('fail')
  expect(render(judgement.findings[0]?.summary ?? { text: '' })).toContain('/etc')
})

test('a harmless volume at /etc is right, and one on another machine', () => {
  const volume = {
    Type: 'volume',
    Name: 'conf',
    Source: '/var/lib/docker/volumes/conf/_data',
    Destination: '/etc',
  }
  expect(judge(withMounts(bind('/volumes/conf/_data', '/etc', { device: '8:2' }), [volume])).status).toBe(
    'pass',
  )
  const far = {
    Type: 'volume',
    Name: 'far',
    Source: '/var/lib/docker/volumes/far/_data',
    Destination: '/far',
  }
  expect(judge(withMounts(bind('/', '/far', { device: '0:50' }), [far])).status).toBe('pass')
})

test('somebody else’s volume, bound as a folder, is not one’s own', () => {
  const place = '/var/lib/docker/volumes/other/_data'
  expect(
    judge(withMounts(bind('/volumes/other/_data', '/x', { device: '8:2' }), [said(place, '/x')])).status,
  ).toBe('fail')
})

test('a folder of an application is right; so is the clock’s file to read', () => {
  expect(judge(withMounts(bind('/srv/www', '/www'), [said('/srv/www', '/www')])).status).toBe('pass')
  expect(
    judge(
      withMounts(bind('/etc/localtime', '/etc/localtime', { options: 'ro' }), [
        said('/etc/localtime', '/etc/localtime'),
      ]),
    ).status,
  ).toBe('pass')
})

test('what a container of the host’s namespaces has without asking is another item’s', () => {
  const shm = '700 600 0:24 / /dev/shm rw - tmpfs tmpfs rw\n701 600 0:22 / /sys rw - sysfs sysfs rw\n'
  expect(judge(withMounts(shm)).status).toBe('pass')
  expect(
    judge(withMounts('700 600 0:21 / /host/proc rw - proc proc rw\n', [said('/proc', '/host/proc')])).status,
  ).toBe('fail')
})

test('what Docker writes for the container whose network one shares is no mount of the host', () => {
  const [mine, other] = ['a'.repeat(64), 'd'.repeat(64)]
  const lent = `700 600 8:2 /containers/${other}/hosts /etc/hosts rw - ext4 /dev/sda2 rw\n`
  const sharing = (id: string) => {
    const seen = withMounts(lent)
    for (const { inspect } of seen.containers) inspect.HostConfig.NetworkMode = `container:${id}`
    return seen
  }
  expect(judge(sharing(other)).status).toBe('pass')
  expect(judge(sharing(mine)).status).toBe('fail')
})

test('a mount that is shared with the host', () => {
  const shared = bind('/srv/www', '/www', { tags: 'shared:1 ' })
  expect(judge(withMounts(shared, [said('/srv/www', '/www')])).status).toBe('fail')
  expect(
    judge(withMounts(bind('/srv/www', '/www', { tags: 'master:1 ' }), [said('/srv/www', '/www')])).status,
  ).toBe('pass')
  expect(
    judge(withMounts(bind('/srv/www', '/www', { tags: 'shared:99 ' }), [said('/srv/www', '/www')])).status,
  ).toBe('pass')
})

test('where only the daemon answers: what it says is found, what may be a link is not told', () => {
  const away: Partial<Observation> = { host: { seen: false, why: { text: 'far away' } } }
  expect(judge(withMounts('', [said('/var/run/docker.sock', '/x')], away)).status).toBe('fail')
  expect(judge(withMounts('', [said('/srv/www', '/x')], away)).status).toBe('error')
  expect(judge(withMounts('', [], away)).status).toBe('pass')
  const odd = {
    name: 'odd',
    driver: 'local',
    options: { type: 'none', o: 'bind', device: '/etc' },
    anonymous: false,
  }
  const volume = {
    Type: 'volume',
    Name: 'odd',
    Source: '/var/lib/docker/volumes/odd/_data',
    Destination: '/data',
  }
  expect(judge(withMounts('', [volume], { ...away, volumes: [odd] })).status).toBe('fail')
})

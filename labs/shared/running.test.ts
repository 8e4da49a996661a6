import { expect, test } from 'vitest'
import { ProbeError, type ConnectionOutcome, type HostProbe } from '../../contract/index.ts'
import { dockerdProcess, hostDouble } from './probe-double.ts'
import { seeRunning } from './running.ts'

const hostMounts = '600 500 0:60 / / rw - overlay overlay rw\n610 600 0:70 / /run rw - tmpfs tmpfs rw\n'
const ownMounts = [
  '700 699 0:80 / / rw - overlay overlay rw',
  '701 700 0:70 /docker.sock /var/run/docker.sock ro - tmpfs tmpfs rw',
  '702 700 0:60 /etc /e ro - overlay overlay rw',
  '703 700 0:60 /srv/www /site rw - overlay overlay rw',
].join('\n')

const hosts = { cgroup: '1', ipc: '2', mnt: '3', net: '4', pid: '5', user: '6', uts: '7' }
const own = { ...hosts, ipc: '12', mnt: '13', pid: '15', uts: '17' }

function host(over: Partial<HostProbe> = {}): HostProbe {
  const answer = (body: unknown): ConnectionOutcome => ({
    kind: 'answered',
    status: 200,
    body: JSON.stringify(body),
  })
  return hostDouble('master', {
    daemon: async ({ path }) =>
      path.startsWith('/containers/json')
        ? answer([
            { Id: 'abc', State: 'running', Ports: [{ PublicPort: 8100 }, { PrivatePort: 9 }] },
            { Id: 'old', State: 'exited', Ports: [] },
          ])
        : answer({
            Name: '/tides',
            State: { Pid: 40 },
            HostConfig: { Privileged: false, SecurityOpt: null, RestartPolicy: { Name: '' } },
          }),
    processFile: async (pid, file) => {
      if (file === 'mountinfo') return pid === 1 ? hostMounts : ownMounts
      return `Uid:\t${pid}\t${pid}\t0\t0\nCapBnd:\t00000000a80425fb\nSeccomp:\t2\n`
    },
    namespaces: async (pid) => (pid === 1 ? hosts : own),
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 8080, pids: [41] },
      { family: 4, address: '0.0.0.0', port: 22, pids: [7] },
    ],
    process: async (pid) => dockerdProcess({ pid, cgroup: pid === 41 ? '/docker/abc' : '/ssh' }),
    ...over,
  })
}

test('a container as the kernel has it', async () => {
  expect(await seeRunning(host(), ['/etc', '/root', '/srv/www'], [])).toEqual([
    {
      name: 'tides',
      restart: 'no',
      privileged: false,
      securityOptions: [],
      users: [40, 41],
      bounding: '00000000a80425fb',
      seccomp: 2,
      shared: ['net'],
      sockets: [
        {
          socket: '/run/docker.sock',
          inside: '/var/run/docker.sock',
          mount: '/var/run/docker.sock',
          readOnly: true,
        },
      ],
      reached: [
        { place: '/etc', inside: '/e', readOnly: true },
        { place: '/srv/www', inside: '/site', readOnly: false },
      ],
      listensOn: [8080],
      publishes: [8100],
    },
  ])
})

test('a host that can not be seen has no closed doors', async () => {
  const blind = host({ processFile: async () => undefined })
  await expect(seeRunning(blind, ['/etc'], [])).rejects.toThrow(ProbeError)
})

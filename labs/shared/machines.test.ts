import { expect, test } from 'vitest'
import { ImpostorError, MachinesPicture, type HostProbe } from '../../contract/index.ts'
import { observeMachines } from './machines.ts'
import { dockerdProcess, hostDouble } from './probe-double.ts'
import { body, vmAnswers, vmHost } from './vm-double.ts'

const of = { port: 18_200, container: 'shed' }

function machines(over: Partial<HostProbe> = {}) {
  const asked: string[] = []
  const seen = vmHost((path) => {
    asked.push(path)
    return body(vmAnswers({ processes: ['init', 'httpd', 'httpd', 'answers', 'head'] }))
  })
  const host = hostDouble('master', {
    ...seen,
    daemonIdentity: async () => {
      asked.push('identity')
      return { kind: 'genuine', process: dockerdProcess({ startedAt: 1000 }) }
    },
    daemon: async ({ path }) => {
      asked.push(path)
      return path === '/info'
        ? body({ Name: 'master', KernelVersion: '6.18.0', MemTotal: 2 ** 34, NCPU: 2 })
        : body({
            Name: '/shed',
            Created: '2026-01-01T00:00:00.000Z',
            State: { Running: true, Pid: 41, StartedAt: '2026-01-01T00:00:00.310Z' },
          })
    },
    unit: async (name) => ({ MainPID: name === 'docker.service' ? '100' : '0' }),
    cgroup: async (pid) => ({
      version: 1,
      files: {
        'memory.usage_in_bytes': String(pid * 1024 * 1024),
        'memory.stat': 'total_inactive_file 1024',
      },
    }),
    ...over,
  })
  return { host, asked }
}

test('each answers for itself, and what it costs is what the host sees', async () => {
  const { host } = machines()
  const picture = await observeMachines(host, of)
  expect(MachinesPicture.parse(picture)).toEqual(picture)
  expect(picture.vm).toEqual({
    name: 'vm',
    kernel: '6.12.1-cloud-amd64',
    bootSeconds: 4.2,
    memory: 100_000_000,
    cost: 240 * 1024 * 1024,
    processors: 1,
    processes: ['init', 'httpd'],
  })
  expect(picture.host).toMatchObject({
    kernel: '6.18.0',
    processes: ['systemd', 'docker'],
    cost: 101 * 2 ** 20,
  })
  expect(picture.container).toMatchObject({
    name: 'shed',
    kernel: '6.18.0',
    bootSeconds: 0.31,
    cost: 41 * 1024 * 1024 - 1024,
    processes: ['dockerd'],
  })
})

test('a second look asks nobody who still runs', async () => {
  const { host, asked } = machines()
  const first = await observeMachines(host, of)
  const before = asked.length
  expect(await observeMachines(host, of)).toEqual({ ...first, at: expect.any(String) })
  expect(asked.length).toBe(before)
})

test('an impostor says nothing about containers, and the machine is none of its business', async () => {
  const { host } = machines({
    daemon: async () => {
      throw new ImpostorError('master', 'nc answers')
    },
  })
  expect(await observeMachines(host, of)).toMatchObject({ host: null, container: null, vm: { name: 'vm' } })
})

test('nothing runs', async () => {
  expect(await observeMachines(hostDouble('master'), of)).toMatchObject({
    host: null,
    vm: null,
    container: null,
  })
})

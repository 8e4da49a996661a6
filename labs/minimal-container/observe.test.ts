import { expect, test } from 'vitest'
import { labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'
import { observeImage } from './observe-image.ts'
import { answer, disk, image, masterDouble, params, processOf } from './test-host.ts'

const look = (...of: Parameters<typeof masterDouble>) => observe(labDouble(masterDouble(...of)), params)
const lookAtImage = (...of: Parameters<typeof masterDouble>) =>
  observeImage(masterDouble(...of), 'sha256:new', 'lab/dairy', params.password)

test('the first process, those that serve, and how many there are', async () => {
  const { service } = await look()
  expect(service).toMatchObject({
    state: 'running',
    policy: 'always',
    forwardedTo: 80,
    hostNetwork: false,
    first: { pid: 40, args: ['tini'], ownNumber: 1 },
    serving: [{ pid: 41, args: ['httpd'], threads: 1 }],
    listening: [{ port: 80, own: true, programs: ['httpd'] }],
    tasks: 2,
  })
})

test('what others hold in the container’s network is not its own', async () => {
  const { service } = await look({
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 80, pids: [41] },
      { family: 4, address: '0.0.0.0', port: 22, pids: [50] },
    ],
    process: async (pid) => processOf(pid, pid === 50 ? '/docker/other' : '/docker/abc', `program ${pid}`),
  })
  expect(service?.listening).toMatchObject([
    { own: true },
    { port: 22, own: false, programs: ['program 50'] },
  ])
  expect(service?.serving).toHaveLength(1)
})

test('other containers are looked at, those that don’t run are not', async () => {
  const mounts = (pid: number) =>
    pid === 60 ? '1 0 0:5 /docker.sock /s rw - tmpfs tmpfs rw\n' : '1 0 0:5 / /run rw - tmpfs tmpfs rw\n'
  const { neighbours } = await look(
    {
      processFile: async (pid, name) => (name === 'mountinfo' ? mounts(pid) : `NSpid:\t1\nThreads:\t1\n`),
      process: async (pid) => processOf(pid, '/docker/def', 'sshd'),
      cgroup: async () => ({ version: 1, files: { 'pids.current': '1' } }),
    },
    {
      '/containers/json?all=1': [
        { Id: 'abc', Names: ['/dairy'], State: 'running' },
        { Id: 'def', Names: ['/admin'], State: 'running' },
        { Id: 'old', Names: ['/old'], State: 'exited' },
      ],
      '/containers/def/json': { Id: 'def', State: { Pid: 60 } },
    },
  )
  expect(neighbours).toEqual([{ name: 'admin', listensOn: [80], sockets: ['/run/docker.sock'] }])
})

test('every layer is looked into', async () => {
  const seen = await lookAtImage(
    disk({
      '/o/a/diff/etc/ssh/ssh_host_rsa_key': '-----BEGIN OPENSSH PRIVATE KEY-----',
      '/o/a/diff/etc/shadow': 'root:$6$a$b:1::::::',
      '/o/b/diff/start': 'echo root:loom-12345 | chpasswd',
    }),
  )
  expect(seen).toMatchObject({
    closed: null,
    layers: 2,
    files: 3,
    sshFiles: ['1:/etc/ssh/ssh_host_rsa_key'],
    keys: ['1:/etc/ssh/ssh_host_rsa_key'],
    accounts: ['root (1:/etc/shadow)'],
    password: ['2:/start'],
    setuid: [],
  })
})

test('what is mounted over a layer, or a layer that is gone, is not believed', async () => {
  const covered = { processFile: async () => '1 0 0:5 / /o/a/diff rw - tmpfs tmpfs rw\n' }
  expect(await lookAtImage(covered)).toMatchObject({ closed: 'covered' })
  expect(await lookAtImage({ stat: async () => undefined })).toMatchObject({ closed: 'covered' })
})

test('the words of its configuration and of its making are read', async () => {
  const path = '/images/sha256%3Anew'
  const seen = await lookAtImage(
    {},
    {
      [`${path}/json`]: { ...image, Config: { Env: ['P=loom-12345'], Labels: { pass: 'loom-12345' } } },
      [`${path}/history`]: [{ CreatedBy: 'RUN echo root:loom-12345 | chpasswd' }],
    },
  )
  expect(seen?.password).toEqual(['P=loom-12345', 'pass=loom-12345', 'RUN echo root:loom-12345 | chpasswd'])
})

test('an image that can’t be looked through is not', async () => {
  const asked = (change: object) => lookAtImage({}, { '/images/sha256%3Anew/json': { ...image, ...change } })
  expect(await asked({ Size: 1e9 })).toMatchObject({ closed: 'large' })
  expect(await asked({ GraphDriver: { Name: 'vfs', Data: null } })).toMatchObject({ closed: 'driver' })
})

test('an impostor is not asked for containers, and nothing is done in one', async () => {
  const asked: string[] = []
  const seen = await look({
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async ({ path }) => {
      asked.push(path)
      return answer(200, [])
    },
  })
  expect(asked).toEqual([])
  expect(seen).toMatchObject({ service: null, image: null, neighbours: [], job: null })
})

test('a full check restarts docker', async () => {
  const restarted: string[] = []
  const restartUnit = async (unit: string) => {
    restarted.push(unit)
    return { ok: true, message: 'active' }
  }
  const seen = await verifyDurable(labDouble(masterDouble({ restartUnit })), params)
  expect(seen.restart).toMatchObject({ ok: true })
  expect(restarted).toEqual(['docker.service'])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImpostorError, ProbeError } from '../../contract/index.ts'
import type { LabHosts, RunningLab } from './lab-hosts.ts'
import { asRoot, labHostsForTests, plainSpec, testInstallation } from './testing.ts'

/** Looking at containers of a lab host from outside, also when its root does not want to be seen. */
const never = new AbortController().signal
let hosts: LabHosts
let lab: RunningLab
/** A small server with limits and one without. */
let bounded: number
let free: number

const master = () => lab.probe.host('master')

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  lab = await hosts.open({ ...plainSpec('containers'), topology: ['master'] }, () => {}, never)
  const server = 'bulkhead/shell httpd -f -p 8080 -h /'
  await root(
    `docker run -d --name bounded --memory 64m --pids-limit 20 --user 1234 -p 8099:8080 ${server}
     docker run -d --name free --network none ${server}`,
  )
  bounded = await pidOf('bounded')
  free = await pidOf('free')
}, 600_000)

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

const root = (script: string) => asRoot(lab, script)

async function pidOf(name: string): Promise<number> {
  const answer = await master().daemon({ path: `/containers/${name}/json` })
  if (answer.kind !== 'answered') throw new Error(answer.message)
  return (JSON.parse(answer.body) as { State: { Pid: number } }).State.Pid
}

const noSuchProcess = 4_000_000

test('listening sockets are those of the container, and of its own processes', async () => {
  const inside = await master().listeners(free)
  expect(inside).toEqual([expect.objectContaining({ port: 8080, pids: [free] })])
  expect((await master().listeners()).map(({ port }) => port)).not.toContain(8080)
  await expect(master().listeners(noSuchProcess)).rejects.toThrow(ProbeError)
})

test('a connection is made from the container’s place in the network, and the next one from our own', async () => {
  const own = { host: '127.0.0.1', port: 8080, path: '/bin/' }
  expect(await master().connect({ ...own, networkOf: free })).toMatchObject({ kind: 'answered' })
  expect(await master().connect(own)).toMatchObject({ kind: 'refused' })
  expect(await master().connect({ ...own, port: 8081, networkOf: free })).toMatchObject({ kind: 'refused' })
  const away = { host: '192.0.2.1', port: 80, path: '/', networkOf: free }
  expect(await master().connect(away)).toMatchObject({ kind: 'refused' })
  await expect(master().connect({ ...own, networkOf: noSuchProcess })).rejects.toThrow(ProbeError)
})

test('many at once do not get into each other’s way', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      master().connect({
        host: '127.0.0.1',
        port: 8080,
        path: '/bin/',
        networkOf: index % 2 ? free : undefined,
      }),
    ),
  )
  expect(outcomes.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? 'answered' : 'refused')),
  )
})

test('what the kernel holds about a process', async () => {
  expect(await master().processFile(bounded, 'status')).toMatch(/^Uid:\t1234\t/m)
  expect(await master().processFile(bounded, 'uid_map')).toMatch(/0 +0 +4294967295/)
  expect(await master().processFile(noSuchProcess, 'status')).toBeUndefined()
  const [inside, other, host] = await Promise.all([bounded, free, 1].map((pid) => master().namespaces(pid)))
  expect(inside?.net).toMatch(/^\d+$/)
  expect(new Set([inside?.net, other?.net, host?.net]).size).toBe(3)
  expect(inside?.user).toBe(host?.user)
  expect(await master().namespaces(noSuchProcess)).toBeUndefined()
})

const limits = ['memory.limit_in_bytes', 'memory.max', 'pids.max', 'no.such_file']

test('limits are the control group’s, in either version', async () => {
  const reading = await master().cgroup(bounded, limits)
  const memory = reading?.version === 1 ? 'memory.limit_in_bytes' : 'memory.max'
  expect(reading?.files).toMatchObject({
    [memory]: String(64 * 1024 * 1024),
    'pids.max': '20',
    'no.such_file': null,
  })
  expect((await master().cgroup(free, limits))?.files['pids.max']).toBe('max')
  expect(await master().cgroup(noSuchProcess, limits)).toBeUndefined()
})

/** Finds the directories of both containers' groups and lays something over the free one's. */
const overFree = (lay: string) => `
  of() { find -L /sys/fs/cgroup/pids /sys/fs/cgroup/system.slice -maxdepth 3 -type d -name "*$(docker inspect -f '{{.Id}}' $1)*" 2>/dev/null | head -1; }
  bounded=$(of bounded) free=$(of free)
  test -n "$bounded" -a -n "$free"
  ${lay}`

test.each([
  ['another container’s group over the directory', 'mount --bind $bounded $free', 'umount $free'],
  [
    'another container’s limit over the file',
    'mount --bind $bounded/pids.max $free/pids.max',
    'umount $free/pids.max',
  ],
  [
    'made-up files over the directory',
    'mount -t tmpfs none $free; echo 20 > $free/pids.max; cat $bounded/cgroup.procs > $free/cgroup.procs',
    'umount $free',
  ],
  [
    'a made-up list over the right one in a wrong group',
    'cat $free/cgroup.procs > /tmp/procs; mount --bind $bounded $free; mount --bind /tmp/procs $free/cgroup.procs',
    'umount $free/cgroup.procs; umount $free',
  ],
  ['nothing left to see', 'mount -t tmpfs none /sys/fs/cgroup', 'umount /sys/fs/cgroup'],
])('root is found out: %s', async (_, lay, away) => {
  await root(overFree(lay))
  try {
    await expect(master().cgroup(free, ['pids.max'])).rejects.toThrow(ProbeError)
  } finally {
    await root(away.includes('$free') ? overFree(away) : away)
  }
  expect((await master().cgroup(free, ['pids.max']))?.files['pids.max']).toBe('max')
})

test('the packet filter is the kernel’s, with what Docker published', async () => {
  expect(JSON.stringify(await master().ruleset())).toContain('8099')
})

test('a change of the packet filter is noticed', async () => {
  const abort = new AbortController()
  const changes = lab.changes({ master: [] }, abort.signal)[Symbol.asyncIterator]()
  const seen = (async () => {
    for (let change = await changes.next(); !change.done; change = await changes.next()) {
      if (change.value.what.includes('packet filter')) return true
    }
    return false
  })()
  // The first look is before the change, or there is nothing to compare with.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await root('iptables -I DOCKER-USER -p tcp --dport 9 -j DROP')
  expect(await seen).toBe(true)
  abort.abort()
})

test('a second program that takes every other connection to the daemon’s socket is not believed', async () => {
  await root(`cat > /opt/second.py <<'PY'
import select, socket, threading
s = socket.socket(fileno=3)
def serve(c):
    c.recv(4096)
    c.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n[]')
while True:
    select.select([s], [], [])
    try:
        threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()
    except BlockingIOError:
        pass
PY
    printf '[Service]\\nSockets=docker.socket\\nExecStart=/usr/bin/python3 /opt/second.py\\n' > /etc/systemd/system/second.service
    systemctl daemon-reload
    systemctl start second
    sleep 1
    systemctl is-active second`)
  const answers = await Promise.allSettled(
    Array.from({ length: 24 }, () => master().daemon({ path: '/containers/json' })),
  )
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(ImpostorError)
    else expect(answer.value.kind === 'answered' && answer.value.body).toContain('bounded')
  }
})

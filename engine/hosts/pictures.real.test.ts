import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Picture, PictureKind } from '../../contract/index.ts'
import { watchPicture } from '../pictures/watch-picture.ts'
import type { LabHosts, RunningLab } from './lab-hosts.ts'
import { asRoot, labHostsForTests, plainSpec, testInstallation } from './testing.ts'

/** Pictures of a real lab host, from what its kernel says to what a window gets. */
const never = new AbortController().signal
let hosts: LabHosts
let lab: RunningLab
const open: AbortController[] = []

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  lab = await hosts.open({ ...plainSpec('pictures'), topology: ['master'] }, () => {}, never)
}, 600_000)

afterEach(() => open.splice(0).forEach((watching) => watching.abort()))

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

const root = (script: string) => asRoot(lab, script)

async function rootSays(script: string): Promise<string> {
  const process = await lab.exec('master', ['bash', '-euc', script])
  process.stdin.end()
  return text(process.stdout)
}

type OfKind<K extends PictureKind> = Extract<Picture, { kind: K }>

/** Follows a picture; `until` resolves with the first one, from now on, that is wanted. */
async function follow<K extends PictureKind>(kind: K) {
  const watching = new AbortController()
  open.push(watching)
  const pictures = watchPicture(lab, { host: 'master', kind }, watching.signal)
  let last: OfKind<K> | undefined
  let wake = Promise.withResolvers<void>()
  void (async () => {
    for await (const picture of pictures) {
      last = picture as OfKind<K>
      wake.resolve()
      wake = Promise.withResolvers()
    }
  })()
  const until = async (wanted: (picture: OfKind<K>) => boolean): Promise<OfKind<K>> => {
    for (;;) {
      if (last && wanted(last)) return last
      await wake.promise
    }
  }
  await until(() => true)
  return until
}

test(
  'a container is in the picture of processes by the time that its start has been told',
  { retry: 2 },
  async () => {
    const until = await follow('processes')
    await root('docker rm -f box >/dev/null 2>&1 || true')
    await until(({ containers }) => containers.length === 0)
    await root('docker run -d --name box --cap-drop NET_RAW --user 1234 bulkhead/shell sleep 1000')
    const told = Date.now()
    const named = await until(({ containers }) => containers[0]?.name === 'box')
    expect(Date.parse(named.at) - told).toBeLessThan(500)
    const settled = await until(({ processes }) => processes.some(({ command }) => command === 'sleep 1000'))
    const first = settled.processes.find(({ pid }) => pid === settled.containers[0]?.pid)
    expect(settled.containers[0]).toMatchObject({ name: 'box', image: 'bulkhead/shell' })
    expect(first).toMatchObject({ innerPid: 1, uid: 1234, seccomp: 2, container: settled.containers[0]?.id })
    expect(first?.capabilities).toMatchObject({ bounding: '00000000a80405fb', effective: '0000000000000000' })
    const init = settled.processes[0]
    expect(init).toMatchObject({ pid: 1, ppid: 0, name: 'systemd', container: null })
    expect(first?.namespaces.net).not.toBe(init?.namespaces.net)
    expect(first?.namespaces.user).toBe(init?.namespaces.user)
    expect(settled.processes.map(({ command }) => command).join('\n')).not.toContain('/agent/')
  },
)

test('memory, throttling and a refused fork are seen in the container’s control group', async () => {
  await root('docker run -d --name small -m 64m --cpus 0.2 --pids-limit 6 bulkhead/shell sleep 1000')
  const until = await follow('cgroups')
  const small = ({ groups }: OfKind<'cgroups'>) => groups.find(({ container }) => container.name === 'small')
  const before = small(await until((picture) => small(picture) !== undefined))
  expect(before).toMatchObject({
    memory: { limit: 64 * 1024 * 1024, kills: 0 },
    cpu: { limit: 0.2 },
    pids: { current: 1, limit: 6, refused: 0 },
  })
  await root('docker exec small dd if=/dev/zero of=/dev/shm/filled bs=1M count=20 2>/dev/null')
  await until((picture) => (small(picture)?.memory.used ?? 0) > 20 * 1024 * 1024)
  await root('docker exec small timeout 1 sh -c "while :; do :; done" || true')
  await until((picture) => (small(picture)?.cpu.throttledPeriods ?? 0) > (before?.cpu.throttledPeriods ?? 0))
  await root('docker exec small sh -c "for i in 1 2 3 4 5 6 7 8; do sleep 1 & done" || true')
  const refused = small(await until((picture) => (small(picture)?.pids.refused ?? 0) > 0))
  expect(refused?.cpu.throttled).toBeGreaterThan(0)
})

test('a rule’s counter moves, and what iptables added is put into words', async () => {
  await root(
    `docker run -d --name web -p 8080:80 bulkhead/shell httpd -f -p 80 -h /
     iptables -I OUTPUT -p tcp -d 127.0.0.1 --dport 9 -m conntrack --ctstate NEW -m comment --comment 'no "words"' -j ACCEPT`,
  )
  const until = await follow('packet-path')
  const rules = ({ chains }: OfKind<'packet-path'>) => chains.flatMap((chain) => chain.rules)
  const counted = (picture: OfKind<'packet-path'>) =>
    rules(picture).find((rule) => rule.text.includes('dport 9 ') && rule.verdict === 'accept')
  const first = await until((picture) => counted(picture) !== undefined)
  expect(counted(first)).toMatchObject({ packets: 0, text: expect.stringContaining('ct state new') })
  expect(rules(first).find((rule) => rule.text.includes('dport 8080'))).toMatchObject({
    verdict: 'translate',
    text: expect.stringMatching(/dnat to 172\.17\.0\.\d+:80$/),
  })
  expect(first.chains[0]?.hook).toBe('prerouting')
  expect(first.chains.map(({ table }) => table)).toContain('firewalld')
  await root('curl -s --max-time 1 http://127.0.0.1:9/ || true')
  expect(counted(await until((picture) => (counted(picture)?.packets ?? 0) > 0))).toMatchObject({
    packets: 1,
  })
})

test('what the recorder noted, and nothing that root put in its place', async () => {
  const until = await follow('api-traffic')
  expect(await until(() => true)).toMatchObject({ recording: false, requests: [] })
  await root('systemctl start docker-traffic && docker -H unix:///run/docker-traffic.sock ps >/dev/null')
  const { recording, requests } = await until((picture) =>
    picture.requests.some(({ path, status }) => path.includes('/containers/json') && status === 200),
  )
  expect(recording).toBe(true)
  expect(requests[0]?.number).toBe(1)
  const record = '/run/docker-traffic/requests.jsonl'
  await root(`cp ${record} /run/elsewhere; ln -sf ../elsewhere ${record}`)
  await until((picture) => picture.requests.length === 0)
  await root('systemctl stop docker-traffic')
  await until((picture) => !picture.recording)
})

/** Does it for the agent and for the process that makes its surveys, one after the other. */
const ofAgent = (what: string) =>
  rootSays(`for pid in $(pgrep -f "^python3 -EsB /agent/agent.py"); do ${what}; done`)

/** Thousandths of a second that they were on a processor, all of their threads together. */
const agentTime = async () => {
  const threads = (await ofAgent('cat /proc/$pid/task/*/schedstat')).trim().split('\n')
  return threads.reduce((sum, thread) => sum + Number(thread.split(' ')[0]) / 1e6, 0)
}

describe('the probe', () => {
  test('has nothing to do while nobody watches', async () => {
    const kinds = ['processes', 'cgroups', 'packet-path', 'api-traffic'] as const
    await Promise.all(kinds.map(follow))
    const watched = await agentTime()
    await sleep(1000)
    expect((await agentTime()) - watched).toBeGreaterThan(5)
    open.splice(0).forEach((watching) => watching.abort())
    await sleep(500)
    const before = await agentTime()
    await sleep(2000)
    // It is asked whether it is there, now and then; a single look at anything takes longer than that.
    expect((await agentTime()) - before).toBeLessThan(5)
    const fds = await ofAgent('ls -l /proc/$pid/fd')
    expect(fds).toContain('socket')
    expect(fds).not.toContain('cgroup')
  })
})

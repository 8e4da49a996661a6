import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LabState } from '../../contract/index.ts'
import { render } from '../../contract/index.ts'
import { type SharedLabHosts, sharedDockerHosts } from '../../engine/docker-hosts.ts'
import { bulkheadHome, installationId } from '../../engine/home.ts'
import type { Hosted, HostedEngine } from './hosted.ts'
import { hostedForTests, hostedHome } from '../testing/hosted-labs.ts'

const ada = 'ada0000000000000'
const ben = 'ben0000000000000'
const exercise = 'keep'

const home = hostedHome()
let hosts: SharedLabHosts
let hosted: Hosted

beforeAll(async () => {
  hosts = await sharedDockerHosts({ home: bulkheadHome(), say: () => {} })
  const setUp = hosts.of('hosted-set-up')
  await setUp.prepare({ progress() {}, log() {} }, new AbortController().signal)
  await setUp.dispose()
})
afterAll(async () => {
  const learners = join(home, 'learners')
  const installations = new Set([ada, ben].map((one) => installationId(join(learners, one))))
  await hosted.remove(ada)
  await hosted.remove(ben)
  expect(hosted.state.get()).toMatchObject({ hosts: 0, waiting: [], asleep: 0 })
  await hosted.dispose({ putAway: false })
  const left = (await hosts.labs()).map(({ installation }) => installation)
  expect(left.filter((one) => installations.has(one))).toEqual([])
  await hosts.dispose()
  rmSync(home, { recursive: true })
})

/** What a script says as root of `master`, after its exit status. */
async function onMaster(engine: HostedEngine, script: string): Promise<string> {
  const process = await engine.exec({ exercise, host: 'master' }, [
    'bash',
    '-c',
    `${script} 2>&1; echo "= $?"`,
  ])
  process.stdin.end()
  return (await text(process.stdout)).trim()
}

const watchFor = async (engine: HostedEngine, wanted: (state: LabState) => boolean): Promise<LabState> => {
  for await (const state of await engine.client.lab.watch({ exercise })) if (wanted(state)) return state
  throw new Error('It ended before.')
}

test('two learners’ labs are open at once and reach neither each other nor the server', async () => {
  hosted = await hostedForTests({ home, hosts })
  const [a, b] = await Promise.all([hosted.engineOf(ada), hosted.engineOf(ben)])
  const [ofAda, ofBen] = await Promise.all([a.client.lab.open({ exercise }), b.client.lab.open({ exercise })])
  expect(hosted.state.get()).toMatchObject({ hosts: 2, waiting: [] })
  const [addressOfAda, addressOfBen] = [ofAda.hosts[0]!.address, ofBen.hosts[0]!.address]

  // What answers on every address of the server, as a class server does, and on ben's lab host.
  let met = 0
  const server = createServer((socket) => {
    met += 1
    socket.end('here\n')
  }).listen(0, '::')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const answering = `systemd-run -q sh -c 'while :; do echo here | nc -N -l 22; done'; sleep 0.5`
  await Promise.all([onMaster(a, answering), onMaster(b, answering)])
  const knock = (address: string, at: number) =>
    `timeout 2 bash -c 'exec 3<>/dev/tcp/${address}/${at} && head -1 <&3'`
  try {
    expect(await onMaster(a, knock(addressOfAda, 22))).toContain('here')
    const ofServer = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => knock(address, port))
    expect(ofServer.length).toBeGreaterThan(0)
    const tries = [knock(addressOfBen, 22), ...ofServer]
    // As it is, and after root has told the kernel that all the world is next door.
    const said = await onMaster(a, [...tries, 'ip route add default dev eth0', ...tries].join('\n'))
    expect(said).not.toContain('here')
    // Nobody answers there who could be found by the name of the server's address, and IPv6 leads nowhere.
    const bridge = readFileSync(`/sys/class/net/bh-${ofAda.id}/address`, 'utf8').trim()
    const next = linkLocal(bridge)
    const sixth = `sysctl -qw net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.eth0.disable_ipv6=0; sleep 2; ip -6 -o addr show dev eth0`
    expect(await onMaster(a, `${sixth}; ${knock(`${next}%eth0`, port)}; ip neigh show dev eth0`)).not.toMatch(
      /here|REACHABLE/,
    )
    expect(met).toBe(0)
    expect(await onMaster(a, 'ip -6 -o addr show dev eth0')).toContain('fe80')
  } finally {
    server.close()
  }
})

/** The IPv6 address that the kernel makes of a hardware address. */
function linkLocal(mac: string): string {
  const [p = 0, q = 0, r = 0, s = 0, t = 0, u = 0] = mac.split(':').map((part) => Number.parseInt(part, 16))
  const word = (high: number, low: number) => ((high << 8) | low).toString(16)
  return `fe80::${word(p ^ 2, q)}:${word(r, 0xff)}:${word(0xfe, s)}:${word(t, u)}`
}

test('what was put away comes back with its files, its containers and its grade', async () => {
  const engine = await hosted.engineOf(ada)
  await onMaster(
    engine,
    'echo kept > /root/kept; docker run -d --restart unless-stopped --name keep bulkhead/shell sleep 1000',
  )
  expect(await engine.client.grading.check({ exercise })).toMatchObject({ score: 1 })
  const { labs } = engine
  expect(await labs.putAway(exercise)).toBe(true)
  expect(hosted.state.get()).toMatchObject({ hosts: 1, asleep: 1 })
  expect(await watchFor(engine, () => true)).toMatchObject({ kind: 'asleep' })
  const session = await engine.client.lab.open({ exercise })
  expect(session.wokenAt).toBeTruthy()
  expect(hosted.state.get()).toMatchObject({ hosts: 2, asleep: 0 })
  expect(await onMaster(engine, 'cat /root/kept; docker inspect -f "{{.State.Running}}" keep')).toContain(
    'kept\ntrue',
  )
  expect(await engine.client.grading.check({ exercise })).toMatchObject({ score: 1 })
})

test('with one place the second waits, is told so, and gets it when the first closes', async () => {
  await hosted.dispose({ putAway: true })
  hosted = await hostedForTests({ home, hosts, maxHosts: 1 })
  expect(hosted.state.get()).toMatchObject({ hosts: 0, fits: 1, bound: 'set', asleep: 2 })
  const [a, b] = await Promise.all([hosted.engineOf(ada), hosted.engineOf(ben)])
  await a.client.lab.open({ exercise })
  const second = b.client.lab.open({ exercise })
  const state = await watchFor(b, (one) => one.kind === 'opening' && /next/.test(render(one.progress.step)))
  expect(state.kind).toBe('opening')
  expect(hosted.state.get().waiting).toMatchObject([{ person: ben, name: `Learner ${ben}`, exercise }])
  await a.labs.putAway(exercise)
  await second
  expect(hosted.state.get()).toMatchObject({ hosts: 1, waiting: [], asleep: 1 })
})

test('a server that was killed finds the lab that runs and whoever waited', async () => {
  await hosted.dispose({ putAway: true })
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(createInterface({ input: child.stdout }), 'line')
  child.kill('SIGKILL')
  await once(child, 'exit')
  hosted = await hostedForTests({ home, hosts, maxHosts: 1 })
  expect(hosted.state.get()).toMatchObject({ hosts: 1, waiting: [{ person: ben }] })
  const engine = await hosted.engineOf(ada)
  expect(await engine.client.lab.list()).toHaveLength(1)
  expect(await onMaster(engine, 'cat /root/kept')).toContain('kept')
  await engine.client.lab.close({ exercise })
  await watchFor(await hosted.engineOf(ben), ({ kind }) => kind === 'open')
})

const CHILD = `
import { hostedForTests } from './classroom/testing/hosted-labs.ts'
import { sharedDockerHosts } from './engine/docker-hosts.ts'
const home = process.argv[1]
const hosts = await sharedDockerHosts({ home, say() {} })
const hosted = await hostedForTests({ home, hosts, maxHosts: 1 })
const exercise = '${exercise}'
await (await hosted.engineOf('${ada}')).client.lab.open({ exercise })
;(await hosted.engineOf('${ben}')).client.lab.open({ exercise }).catch(() => {})
while (hosted.state.get().waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
console.log('waiting')
`

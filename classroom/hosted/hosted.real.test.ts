import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LabState } from '../../contract/index.ts'
import { render } from '../../contract/index.ts'
import { type SharedLabHosts, sharedDockerHosts } from '../../engine/docker-hosts.ts'
import { bulkheadHome } from '../../engine/home.ts'
import type { Hosted, HostedEngine } from './hosted.ts'
import { hostedForTests, hostedHome } from './testing.ts'

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
  await hosted.remove(ada)
  await hosted.remove(ben)
  expect(hosted.state.get()).toMatchObject({ hosts: 0, waiting: [], asleep: 0 })
  await hosted.dispose({ putAway: false })
  expect(await hosts.labs()).toEqual([])
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

  // Something that answers on every address of the server, as the class server does.
  const server = createServer((socket) => socket.end('here\n')).listen(0, '::')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const knock = (address: string, at: number) =>
    `timeout 2 bash -c 'exec 3<>/dev/tcp/${address}/${at}; head -1 <&3'`
  expect(await onMaster(a, `systemctl start ssh; ${knock(ofAda.hosts[0]!.address, 22)}`)).toContain('SSH')
  try {
    const addresses = [
      ofBen.hosts[0]!.address,
      ...own.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
    ]
    const tries = addresses
      .filter((address) => address !== '127.0.0.1')
      .flatMap((address) => {
        const at = address === ofBen.hosts[0]!.address ? 22 : port
        // As it is, and after root has told the kernel that it is next door.
        return [knock(address, at), `ip route replace ${address}/32 dev eth0 && ${knock(address, at)}`]
      })
    const said = await onMaster(a, tries.map((each) => `(${each}); echo "status $?"`).join('\n'))
    expect(said).not.toContain('here')
    expect(said).not.toContain('SSH')
    expect(said.match(/^status [1-9]/gm)).toHaveLength(tries.length)
    // Root can turn IPv6 on; the server has no address on the lab's network that way either.
    const sixth = await onMaster(
      a,
      `sysctl -qw net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.eth0.disable_ipv6=0; sleep 2
      ping -6 -c 2 -W 1 ff02::1%eth0 | sed -n 's/.*from \\(fe80[^%]*\\)%.*/\\1/p' | sort -u > /tmp/near; ip -6 addr show dev eth0 >> /tmp/mine
      for one in $(cat /tmp/near); do grep -q "$one" /tmp/mine || { echo "neighbour $one"; timeout 2 bash -c "exec 3<>/dev/tcp/$one%eth0/${port}; head -1 <&3"; }; done`,
    )
    expect(sixth).not.toContain('neighbour')
    expect(sixth).not.toContain('here')
    expect(await onMaster(a, 'ls /var/run/docker.sock /run/docker.sock; docker ps -q')).toContain('= 0')
  } finally {
    server.close()
  }
})

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
import { hostedForTests } from './classroom/hosted/testing.ts'
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

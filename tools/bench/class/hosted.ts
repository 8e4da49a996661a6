import { setTimeout as sleep } from 'node:timers/promises'
import type { HostedState } from '../../../contract/class/index.ts'
import type { LabSession } from '../../../contract/index.ts'
import { bulkheadHome } from '../../../engine/home.ts'
import { dockerClient, findDocker } from '../../../engine/hosts/docker-engine.ts'
import { hostContainer, probeContainer } from '../../../engine/hosts/docker/container-spec.ts'
import { execInContainer } from '../../../engine/hosts/docker/exec.ts'
import { type Figure, atMost, median } from '../figures.ts'
import type { ClassBench, ClassSection } from './class-bench.ts'
import { type RunningServer, startServer } from './class-server.ts'
import { connectStaff, enterAsInstructor } from './dashboard.ts'
import { type Echoing, type HostedBrowser, echoing, joinAsBrowser } from './hosted-browser.ts'

/** One lab host, on which nothing is prepared but what each has. */
const EXERCISE = 'cves'
const HOST = 'master'
/** More are not begun, whatever the machine bears; see --hosts. */
const MOST_HOSTS = 64
/** Learners who come when it is full. */
const TOO_MANY = 3
const OPENING_AT_ONCE = 4
const WORKING = 30
/** Of these the keys are timed, so many each. */
const TYPED_INTO = 10
const KEYS = 20
/** What a learner does about as often: looks around, and asks the daemon. */
const WORK = `while sleep 5; do ls -lR /etc | md5sum; docker ps -a; done > /dev/null 2>&1 &\n`

interface Opened {
  browser: HostedBrowser
  session: LabSession
  ms: number
}

/** Lab hosts for browsers: how many the machine bears, what each takes, who waits, and how soon a key comes back. */
export const hosted: ClassSection = async (bench) => {
  const most = bench.isQuick ? 2 : (bench.hosts ?? MOST_HOSTS)
  const server = await startServer({ home: bench.folder('hosted'), args: ['--max-hosts', String(most)] })
  const browsers: HostedBrowser[] = []
  try {
    const staff = await connectStaff(server, await enterAsInstructor(server))
    const state = async (): Promise<HostedState> => {
      const now = await staff.client.room.hosted()
      if (!now) throw new Error('The server hosts no labs.')
      return now
    }
    const { fits, bound } = await state()
    bench.say(`${fits} lab hosts fit; what keeps it from being more: ${bound}`)
    const { opened, perHost } = await fill(bench, server, { browsers, fits, state })
    const waited = await overflow(bench, server, { browsers, opened, state })
    const echoes = await keys(bench, opened.slice(0, bench.isQuick ? 2 : WORKING))
    staff.close()
    return [
      {
        what: `opening a hosted lab, the first ${Math.min(10, opened.length)}`,
        unit: 'ms',
        by: 'median',
        samples: opened.slice(0, 10).map(({ ms }) => ms),
        targets: [],
      },
      {
        what: `opening a hosted lab, the last ${Math.min(10, opened.length)} of ${opened.length}`,
        unit: 'ms',
        by: 'median',
        samples: opened.slice(-10).map(({ ms }) => ms),
        targets: [],
      },
      {
        what: `memory per hosted lab host, ${opened.length} of them`,
        unit: 'MB',
        by: 'median',
        samples: perHost,
        targets: [],
      },
      {
        what: 'a place that came free to the next lab open',
        unit: 'ms',
        by: 'median',
        samples: waited,
        targets: [],
      },
      {
        what: `key to echo, ${Math.min(WORKING, opened.length)} hosted labs working`,
        unit: 'ms',
        by: 'p95',
        samples: echoes.ours,
        baseline: { what: 'docker exec alone', samples: echoes.floor },
        targets: [atMost(100)],
      },
      {
        what: 'memory of the class server',
        unit: 'MB',
        by: 'median',
        samples: [server.mostMemory()],
        targets: [],
      },
    ] satisfies Figure[]
  } finally {
    for (const browser of browsers) await browser.client.lab.close({ exercise: EXERCISE }).catch(() => {})
    for (const browser of browsers) browser.close()
    await server.stop()
  }
}

interface Room {
  browsers: HostedBrowser[]
  state(): Promise<HostedState>
}

/** Opens labs until no more fit. */
async function fill(
  bench: ClassBench,
  server: RunningServer,
  { browsers, fits, state }: Room & { fits: number },
): Promise<{ opened: Opened[]; perHost: number[] }> {
  const opened: Opened[] = []
  const perHost: number[] = []
  while (opened.length < fits) {
    bench.signal.throwIfAborted()
    const count = Math.min(OPENING_AT_ONCE, fits - opened.length)
    const learners = await Promise.all(
      Array.from({ length: count }, (_, index) => joinAsBrowser(server, `Learner ${opened.length + index}`)),
    )
    browsers.push(...learners)
    opened.push(...(await Promise.all(learners.map(open))))
    // What was only needed to boot is given back by then.
    await sleep(1000)
    perHost.push((await memoryOf(opened.at(-1))) / 1e6)
    const { fits: now, waiting } = await state()
    bench.say(
      `${opened.length} lab hosts, ${perHost.at(-1)?.toFixed(0)} MB each, the last in ${opened.at(-1)?.ms.toFixed(0)} ms; ${now} fit`,
    )
    if (waiting.length > 0 || now <= opened.length) break
  }
  return { opened, perHost }
}

async function open(browser: HostedBrowser): Promise<Opened> {
  const from = performance.now()
  const session = await browser.client.lab.open({ exercise: EXERCISE })
  return { browser, session, ms: performance.now() - from }
}

/** Milliseconds from closing one lab until the next in the queue is open. Throws where the queue doesn't do its work. */
async function overflow(
  bench: ClassBench,
  server: RunningServer,
  { browsers, opened, state }: Room & { opened: Opened[] },
): Promise<number[]> {
  const { hosts } = await state()
  const later: HostedBrowser[] = []
  const coming: Promise<Opened>[] = []
  for (let index = 0; index < TOO_MANY; index++) {
    const browser = await joinAsBrowser(server, `Late ${index}`)
    later.push(browser)
    browsers.push(browser)
    coming.push(open(browser))
    await until(
      async () => (await state()).waiting.length === index + 1,
      'A learner was not put into the queue',
    )
  }
  const full = await state()
  bench.say(`full with ${full.hosts}; waiting: ${full.waiting.map(({ name }) => name).join(', ')}`)
  if (full.hosts > hosts) throw new Error('Somebody got in although it is full.')
  const waited: number[] = []
  for (const next of coming) {
    const first = opened.shift()
    if (!first) break
    const from = performance.now()
    await first.browser.client.lab.close({ exercise: EXERCISE })
    opened.push(await next)
    waited.push(performance.now() - from)
  }
  const after = await state()
  if (after.waiting.length > 0 || after.hosts > hosts) throw new Error('The queue was not worked off.')
  return waited
}

/** How soon keys come back on working labs: over the server, and from a bare exec on the same hosts at the same time. */
async function keys(
  bench: ClassBench,
  labs: readonly Opened[],
): Promise<{ ours: number[]; floor: number[] }> {
  const docker = await dockerHere()
  const ending = new AbortController()
  const shells: Echoing[] = []
  const size = { cols: 80, rows: 24 }
  const ofServer = async ({ browser }: Opened): Promise<Echoing> => {
    const { id } = await browser.client.terminal.open({
      exercise: EXERCISE,
      host: HOST,
      record: false,
      ...size,
    })
    const shell = await browser.terminal(id)
    shells.push(shell)
    return shell
  }
  const bare = async ({ session }: Opened): Promise<Echoing> => {
    const container = docker.getContainer(hostContainer(session.id, HOST))
    const { stream } = await execInContainer(container, ['bash', '-l'], { tty: size })
    const shell = echoing(
      (text) => stream.write(text),
      (onText) => stream.on('data', (data: Buffer) => onText(data.toString())),
      () => void stream.destroy(),
    )
    shells.push(shell)
    return shell
  }
  try {
    for (const lab of labs) {
      ;(await ofServer(lab)).type(WORK)
      // As each learner's window does.
      const verdicts = await lab.browser.client.grading.watch(
        { exercise: EXERCISE },
        { signal: ending.signal },
      )
      void (async () => {
        for await (const _ of verdicts);
      })().catch(() => {})
    }
    await sleep(10_000)
    bench.say(`${labs.length} labs work`)
    const ours: number[] = []
    const floor: number[] = []
    for (const lab of labs.slice(0, TYPED_INTO)) {
      bench.signal.throwIfAborted()
      const pair = [
        { shell: await ofServer(lab), into: ours },
        { shell: await bare(lab), into: floor },
      ]
      // Until the prompt is there, what is typed is echoed by the terminal alone.
      await sleep(1000)
      for (let key = 0; key < KEYS; key++)
        for (const { shell, into } of pair) {
          into.push(await shell.echo(String.fromCharCode(97 + (key % 26))))
          await sleep(50)
        }
      bench.say(`${lab.session.id}: ${median(ours).toFixed(1)} ms, bare ${median(floor).toFixed(1)} ms`)
    }
    return { ours, floor }
  } finally {
    ending.abort()
    for (const shell of shells) shell.close()
  }
}

async function dockerHere() {
  const found = await findDocker(process.env, { home: bulkheadHome() })
  if (!('connection' in found)) throw new Error('There is no Docker.')
  return dockerClient(found.connection)
}

/** Bytes of a lab host and its probe that can't be taken back, as the kernel counts them for their control groups. */
async function memoryOf(lab: Opened | undefined): Promise<number> {
  if (!lab) return 0
  const docker = await dockerHere()
  const containers = [hostContainer(lab.session.id, HOST), probeContainer(lab.session.id, HOST)]
  const sizes = containers.map(async (name) => {
    const { memory_stats: memory } = await docker.getContainer(name).stats({ stream: false })
    const { total_inactive_file: v1, inactive_file: v2 } = memory.stats as unknown as Record<string, number>
    return memory.usage - (v1 ?? v2 ?? 0)
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function until(ask: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await ask()) return
    await sleep(50)
  }
  throw new Error(`${otherwise} in time.`)
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { LabSession, Picture, PictureKind } from '../../contract/index.ts'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import { probeContainer } from '../../engine/hosts/docker/container-spec.ts'
import type { Bench } from './bench.ts'
import { type Figure, atMost } from './figures.ts'
import { now } from './follower.ts'
import { EXERCISE, type HostShell, openLab, openShell } from './lab.ts'
import { type ServedApp, serveApp } from './served-app.ts'

const HOST = 'master'
/** No picture takes so long unless something is wrong, in milliseconds. */
const TOO_LONG_MS = 30_000
/** How long the probe's time is taken. */
const COST_MS = 8000
/** As a learner's busy moment, and more than most. */
const BUSY_MS = 300

type OfKind<K extends PictureKind> = Extract<Picture, { kind: K }>

/** Something that happens on the lab host, and how its picture shows that it happened for the nth time. */
interface Change<K extends PictureKind> {
  prepare: string
  happen(n: number): string
  /** Grows with every change. */
  seen(picture: OfKind<K>): number
}

const NOTHING_PREPARED = ':'
/** A process of a container writes a megabyte for each line that it gets. */
const EATER = `mkdir -p /tmp/eater && mkfifo /tmp/eater/line
  docker run -d --name eater -m 512m --shm-size 400m -v /tmp/eater:/in bulkhead/shell \\
    sh -c 'while read n; do dd if=/dev/zero of=/dev/shm/$n bs=1M count=1; done <>/in/line'`

const CHANGES: { [K in 'processes' | 'cgroups' | 'packet-path' | 'api-traffic']: Change<K> } = {
  processes: {
    prepare: NOTHING_PREPARED,
    happen: (n) => `(sleep 30.${n} &)`,
    seen: ({ processes }) =>
      Math.max(0, ...processes.map(({ command }) => Number(/^sleep 30\.(\d+)$/.exec(command)?.[1] ?? 0))),
  },
  cgroups: {
    prepare: EATER,
    happen: (n) => `echo ${n} > /tmp/eater/line`,
    seen: ({ groups }) =>
      Math.floor((groups.find(({ container }) => container.name === 'eater')?.memory.used ?? 0) / 1e6),
  },
  'packet-path': {
    prepare: 'iptables -I OUTPUT -d 127.0.0.1 -p icmp --icmp-type echo-request -j ACCEPT',
    happen: () => 'ping -c 1 -W 1 127.0.0.1',
    seen: ({ chains }) =>
      chains.find(({ table, name }) => table === 'filter' && name === 'OUTPUT')?.rules[0]?.packets ?? 0,
  },
  'api-traffic': {
    prepare: 'systemctl start docker-traffic',
    happen: (n) => `curl -s --unix-socket /run/docker-traffic.sock http://docker/_ping?n=${n}`,
    seen: ({ requests }) =>
      Math.max(
        0,
        ...requests.map(({ path, status }) =>
          status === null ? 0 : Number(/n=(\d+)$/.exec(path)?.[1] ?? 0),
        ),
      ),
  },
}

/** How soon each picture shows a change in a window, and what it costs the lab host's machine. */
export async function pictures(bench: Bench): Promise<Figure[]> {
  const app = await serveApp(bench)
  try {
    const session = await openLab(bench, app)
    const shell = await openShell(bench, session, HOST)
    try {
      const figures = [cost('nobody watches', await costOf(bench, session), 1)]
      for (const kind of Object.keys(CHANGES) as (keyof typeof CHANGES)[])
        figures.push(...(await figuresOf(bench, app, session, shell, kind)))
      return figures
    } finally {
      shell.close()
      await app.client.lab.close({ exercise: EXERCISE })
    }
  } finally {
    await app.stop()
  }
}

const cost = (what: string, percent: number, limit: number): Figure => ({
  what: `probe’s share of a core, ${what}`,
  unit: '%',
  by: 'median',
  samples: [percent],
  targets: [atMost(limit)],
})

async function figuresOf<K extends keyof typeof CHANGES>(
  bench: Bench,
  app: ServedApp,
  session: LabSession,
  shell: HostShell,
  kind: K,
): Promise<Figure[]> {
  const { prepare, happen, seen }: Change<K> = CHANGES[kind]
  const watching = new AbortController()
  try {
    await shell.run(prepare)
    const picture = follow(app, kind, seen, watching.signal)
    await picture.reaches(0)
    let changes = 0
    const change = () => shell.run(happen(++changes))
    const samples: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      bench.signal.throwIfAborted()
      // Out of step with the probe's looks.
      await sleep(500 + Math.random() * 700)
      const next = picture.now() + 1
      const at = now()
      await change()
      samples.push((await picture.reaches(next)) - at)
    }
    await sleep(1000)
    const quiet = await costOf(bench, session)
    const busy = await whileBusy(change, () => costOf(bench, session))
    bench.say(
      `${kind}: ${samples.map((ms) => ms.toFixed(0)).join(', ')} ms; ${quiet.toFixed(2)} %, ${busy.toFixed(2)} %`,
    )
    return [
      { what: `change to picture, ${kind}`, unit: 'ms', by: 'p95', samples, targets: [atMost(500)] },
      cost(`${kind} at rest`, quiet, 5),
      cost(`${kind} changing`, busy, 5),
    ]
  } finally {
    watching.abort()
  }
}

async function whileBusy(change: () => Promise<void>, measure: () => Promise<number>): Promise<number> {
  let over = false
  const busy = (async () => {
    while (!over) {
      await change()
      await sleep(BUSY_MS)
    }
  })()
  try {
    return await measure()
  } finally {
    over = true
    await busy
  }
}

/** Tells when the picture shows a number or more. */
function follow<K extends PictureKind>(
  app: ServedApp,
  kind: K,
  seen: (picture: OfKind<K>) => number,
  signal: AbortSignal,
) {
  let current = -1
  let at = 0
  let wake = () => {}
  const run = async () => {
    const watch = await app.client.picture.watch({ exercise: EXERCISE, host: HOST, kind }, { signal })
    for await (const picture of watch) {
      current = seen(picture as OfKind<K>)
      at = now()
      wake()
    }
  }
  run().catch((error: unknown) => {
    if (!signal.aborted) console.error(`following the picture of ${kind}:`, error)
  })
  return {
    now: () => current,
    async reaches(wanted: number): Promise<number> {
      const until = now() + TOO_LONG_MS
      while (current < wanted) {
        if (now() > until) throw new Error(`A change was not seen in the picture of ${kind}.`)
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(1000)])
      }
      return at
    },
  }
}

/** Per cent of one core that the probe beside the host takes, with all that it starts. */
async function costOf(bench: Bench, session: LabSession): Promise<number> {
  const container = dockerClient(bench.docker).getContainer(probeContainer(session.id, HOST))
  const used = async () => {
    const { cpu_stats: cpu } = await container.stats({ stream: false, 'one-shot': true })
    return { at: now(), milliseconds: cpu.cpu_usage.total_usage / 1e6 }
  }
  const before = await used()
  await sleep(COST_MS)
  const after = await used()
  return ((after.milliseconds - before.milliseconds) / (after.at - before.at)) * 100
}

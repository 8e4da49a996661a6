import { setTimeout as sleep } from 'node:timers/promises'
import type { LabSession, Picture } from '../../contract/index.ts'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import { probeContainer } from '../../engine/hosts/docker/container-spec.ts'
import type { Bench } from './bench.ts'
import { type Figure, atMost } from './figures.ts'
import { now } from './follower.ts'
import { EXERCISE, type HostShell, openLab, openShell, solve } from './lab.ts'
import { CHANGES, type Change } from './picture-changes.ts'
import { followPicture } from './picture-follower.ts'
import { type ServedApp, serveApp } from './served-app.ts'

const HOST = 'master'
/** The exercise whose picture shows machines. */
const MACHINES = 'vm-and-container'
/** How long the probe's time is taken. */
const COST_MS = 8000
/** As a learner's busy moment, and more than most. */
const BUSY_MS = 300

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
      await app.client.lab.close({ exercise: EXERCISE })
      return [...figures, cost('machines at rest', await costOfMachines(bench, app), 5)]
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
    const picture = followPicture(app, { exercise: EXERCISE, host: HOST, kind }, seen, watching.signal)
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

/** With a virtual machine and a container, as its exercise wants them. */
async function costOfMachines(bench: Bench, app: ServedApp): Promise<number> {
  const watching = new AbortController()
  const session = await openLab(bench, app, MACHINES)
  try {
    await solve(bench, session)
    const of = { exercise: MACHINES, host: HOST, kind: 'machines' } as const
    const watch = await app.client.picture.watch(of, { signal: watching.signal })
    const both = (picture: Picture) => picture.kind === 'machines' && picture.vm && picture.container
    for await (const picture of watch) if (both(picture)) break
    // Breaking off has ended that one.
    const next = await app.client.picture.watch(of, { signal: watching.signal })
    const percent = await costOf(bench, session)
    await next.return?.()
    bench.say(`machines: ${percent.toFixed(2)} %`)
    return percent
  } finally {
    watching.abort()
    await app.client.lab.close({ exercise: MACHINES })
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

import { setTimeout as sleep } from 'node:timers/promises'
import { exercises } from '../../labs/index.ts'
import type { Bench } from './bench.ts'
import { type Figure, atMost } from './figures.ts'
import { now } from './follower.ts'
import { openLab, openShell, solve } from './lab.ts'
import { type ServedApp, serveApp } from './served-app.ts'

/** Watched by most exercises; the others' first watched folder takes its place. No verdict depends on a new file there. */
const USUAL = '/etc/docker'
/** No look takes so long unless something is wrong, in milliseconds. */
const TOO_LONG_MS = 30_000

/** For each exercise, how soon a change on its first host has led to a whole new verdict, on a lab that is solved. */
export async function live(bench: Bench): Promise<Figure[]> {
  const app = await serveApp(bench)
  try {
    const figures: Figure[] = []
    for (const { id, topology, watch } of exercises) {
      bench.signal.throwIfAborted()
      const watched = watch[topology[0] ?? ''] ?? []
      const folder = watched.includes(USUAL) ? USUAL : watched[0]
      const samples = await changesOf(bench, app, id, `${folder}/bench`)
      bench.say(`${id}: ${samples.map((ms) => ms.toFixed(0)).join(', ')} ms`)
      figures.push({
        what: `change to verdict, ${id}`,
        unit: 'ms',
        by: 'p95',
        samples,
        targets: [atMost(1000)],
      })
    }
    return figures
  } finally {
    await app.stop()
  }
}

async function changesOf(bench: Bench, app: ServedApp, exercise: string, changed: string): Promise<number[]> {
  const session = await openLab(bench, app, exercise)
  const shell = await openShell(bench, session, session.hosts[0]?.name ?? '')
  const watching = new AbortController()
  try {
    await solve(bench, session)
    const looks = followLooks(app, exercise, watching.signal)
    await looks.begunAfter(now())
    const samples: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      // Out of step with the probe's looks and with those that come by the clock.
      await sleep(700 + Math.random() * 1500)
      const at = now()
      await shell.run(`touch ${changed}`)
      samples.push((await looks.begunAfter(now())) - at)
    }
    return samples
  } finally {
    watching.abort()
    shell.close()
    await app.client.lab.close({ exercise })
  }
}

/** Tells when a look that began after some moment has brought its verdict. */
function followLooks(app: ServedApp, exercise: string, signal: AbortSignal) {
  let began = 0
  let phase = ''
  let wake = () => {}
  const ended: { began: number; at: number }[] = []
  const follow = async () => {
    for await (const state of await app.client.grading.watch({ exercise }, { signal })) {
      if (state.phase === 'looking' && phase !== 'looking') began = now()
      if (state.phase === 'idle' && phase === 'looking') ended.push({ began, at: now() })
      phase = state.phase
      wake()
    }
  }
  follow().catch((error: unknown) => {
    if (!signal.aborted) console.error('following the verdicts:', error)
  })
  return {
    async begunAfter(moment: number): Promise<number> {
      const until = now() + TOO_LONG_MS
      for (;;) {
        const look = ended.find((each) => each.began >= moment)
        if (look) return look.at
        if (now() > until) throw new Error(`No verdict came of a change in ${exercise}.`)
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(1000)])
      }
    },
  }
}

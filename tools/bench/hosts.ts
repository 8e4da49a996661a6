import { randomBytes } from 'node:crypto'
import { labSpec } from '../../engine/session/lab-spec.ts'
import type { LabHosts, LabSpec, RunningLab } from '../../engine/hosts/lab-hosts.ts'
import { daemonTls } from '../../labs/daemon-tls/exercise.ts'
import { bareHost } from './bare-host.ts'
import { type Bench, timed, until } from './bench.ts'
import { type Figure, atMost, ratioAtMost } from './figures.ts'
import { benchLabHosts } from './lab-hosts.ts'

const ONE_HOST: LabSpec = { exercise: 'bench', seed: 'bench', topology: ['master'], params: {}, setup: {} }

/** How fast lab hosts are there: from nothing, from the standby, and when they are reset. */
export async function hosts(bench: Bench): Promise<Figure[]> {
  const labHosts = benchLabHosts(bench)
  try {
    const [cold, bare] = await fromNothing(bench, labHosts)
    const one = await fromStandby(bench, labHosts, ONE_HOST)
    const two = await fromStandby(bench, labHosts, labSpec(daemonTls, 'bench'))
    const baseline = { what: 'bare docker run', samples: bare }
    const figure = (what: string, samples: number[], limit: number): Figure => ({
      what,
      unit: 'ms',
      by: 'median',
      samples,
      baseline,
      targets: [atMost(limit)],
    })
    return [
      { ...figure('one lab host from nothing', cold, 0), targets: [ratioAtMost(1.5)] },
      figure('one host from the standby', one.open, 500),
      figure('two hosts (daemon-tls) from the standby', two.open, 500),
      figure('reset of one host, standby ready', one.reset, 1000),
      figure('reset of two hosts (daemon-tls), standby ready', two.reset, 1000),
    ]
  } finally {
    await labHosts.dispose()
  }
}

/** Pairs of ours and a bare one, in turns first. */
async function fromNothing(bench: Bench, labHosts: LabHosts): Promise<[ours: number[], bare: number[]]> {
  const ours: number[] = []
  const bare: number[] = []
  const runOurs = async () => {
    let lab: RunningLab | undefined
    const time = await timed(async () => {
      lab = await labHosts.open(ONE_HOST, () => {}, bench.signal)
      await answers(lab, bench)
    })
    if (lab) await close(labHosts, lab)
    ours.push(time)
  }
  const runBare = async () => {
    bare.push(await bareHost(bench, `bare-${randomBytes(4).toString('hex')}`))
  }
  for (let run = 0; run < bench.runs; run++) {
    bench.signal.throwIfAborted()
    for (const one of run % 2 === 0 ? [runOurs, runBare] : [runBare, runOurs]) await one()
    bench.say(`from nothing ${ours.at(-1)?.toFixed(0)} ms, bare ${bare.at(-1)?.toFixed(0)} ms`)
  }
  return [ours, bare]
}

/** Opens from the standby and resets onto the next one. */
async function fromStandby(
  bench: Bench,
  labHosts: LabHosts,
  spec: LabSpec,
): Promise<{ open: number[]; reset: number[] }> {
  const open: number[] = []
  const reset: number[] = []
  const prepare = async () => {
    bench.signal.throwIfAborted()
    labHosts.keepStandby(spec)
    if (!(await labHosts.standbyReady())) throw new Error('There was no standby to be had.')
  }
  for (let run = 0; run < bench.runs; run++) {
    let lab: RunningLab | undefined
    try {
      await prepare()
      const opening = async () => {
        lab = await labHosts.open(spec, () => {}, bench.signal)
        await answers(lab, bench)
      }
      open.push(await timed(opening))
      await prepare()
      const resetting = async () => {
        if (lab) lab = await labHosts.reset(lab, spec, () => {}, bench.signal)
        if (lab) await answers(lab, bench)
      }
      reset.push(await timed(resetting))
    } finally {
      if (lab) await close(labHosts, lab)
    }
    bench.say(
      `${spec.topology.length} hosts: standby ${open.at(-1)?.toFixed(0)} ms, reset ${reset.at(-1)?.toFixed(0)} ms`,
    )
  }
  return { open, reset }
}

/** Until every host's daemon answers through the tunnel. */
async function answers(lab: RunningLab, { signal }: Bench): Promise<void> {
  const ask = async ({ name }: { name: string }) =>
    until(
      `${name}'s answer`,
      async () => {
        const answer = await lab.probe.host(name).daemon({ path: '/_ping' })
        return answer.kind === 'answered' && answer.status === 200
      },
      { signal },
    )
  await Promise.all(lab.hosts().map(ask))
}

async function close(labHosts: LabHosts, lab: RunningLab): Promise<void> {
  await lab.release()
  await labHosts.remove(lab.session.id)
}

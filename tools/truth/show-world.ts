import { text } from 'node:stream/consumers'
import { noPolicy } from '../../contract/audit/index.ts'
import { observe } from '../../audit/observe/observe.ts'
import { reportOf } from '../../audit/report.ts'
import { openLabHost } from '../../engine/audit/hosts/lab-host.ts'
import type { LabHosts, LabSpec, RunningLab } from '../../engine/hosts/lab-hosts.ts'
import { runScript } from '../proof/run-script.ts'
import { type Shown, compare } from './compare.ts'
import { stepsOf } from './completeness.ts'
import type { TruthStep, World } from './world.ts'

const HOST = 'master'

export const specOf = ({ id }: Pick<World, 'id'>): LabSpec => ({
  exercise: `truth-${id}`,
  seed: 'truth',
  topology: [HOST],
  params: { masterAlias: 'truth.lab' },
  setup: {},
})

/** Opens a lab host, brings it into each state, audits it, and compares. The lab is removed, whatever comes. */
export async function showWorld(world: World, labHosts: LabHosts): Promise<Shown[]> {
  const lab = await labHosts.open(specOf(world), () => {}, new AbortController().signal)
  try {
    const shown: Shown[] = []
    for (const step of stepsOf(world)) shown.push(...(await showStep(world, step, lab)))
    return shown
  } finally {
    await lab.release()
    await labHosts.remove(lab.session.id)
  }
}

async function showStep(world: World, step: TruthStep, lab: RunningLab): Promise<Shown[]> {
  await runScript(lab, HOST, `set -eu\n${step.setup}`)
  const end = step.meanwhile === undefined ? undefined : await goOn(lab, step.meanwhile)
  try {
    const shown: Shown[] = []
    for (let audit = 0; audit < (step.audits ?? 1); audit += 1) {
      const { report, seen } = await auditOnce(world, step, lab)
      // Of several audits, one that says it otherwise is enough.
      for (const each of compare(world.id, step, report, seen)) {
        const before = shown.find(({ item, state }) => item === each.item && state === each.state)
        if (!before) shown.push(each)
        else if (!before.problem) before.problem = each.problem
      }
    }
    return shown
  } finally {
    await end?.()
  }
}

async function auditOnce(
  { probe = false }: World,
  { policy, asMachine = false }: TruthStep,
  lab: RunningLab,
) {
  const host = openLabHost(lab, HOST, { probe })
  try {
    const seen = await observe({ ...host, isLab: !asMachine })
    const asked = { kind: 'lab', exercise: lab.session.exercise, host: HOST } as const
    return { seen, report: reportOf(seen, { ...noPolicy, ...policy }, asked) }
  } finally {
    await host.dispose()
  }
}

/** Something that goes on beside the audit. Answers how to end it. */
async function goOn(lab: RunningLab, script: string): Promise<() => Promise<void>> {
  const stop = '/run/bulkhead-truth-stop'
  const running = await lab.exec(HOST, [
    'bash',
    '-c',
    `rm -f ${stop}; while ! [ -e ${stop} ]; do ${script}\ndone`,
  ])
  running.stdin.end()
  const output = Promise.all([text(running.stdout), text(running.stderr)])
  return async () => {
    await runScript(lab, HOST, `touch ${stop}`)
    await running.exited
    await output
    running.dispose()
  }
}

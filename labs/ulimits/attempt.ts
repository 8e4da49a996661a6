import {
  ProbeError,
  type AttemptReport,
  type AttemptStep,
  type LabProbe,
  type Params,
} from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { burn, openFiles, writeFile, type Greed } from './greed.ts'

export const attempt = {
  title: 'Have more than one process should',
  description:
    'From inside the containers: open too many files, turn in a loop for too long, write a file that is too large. Each goes a little beyond what was asked for, and cleans up.',
  run,
}

async function run(
  lab: LabProbe,
  params: Params,
  onStep: (step: AttemptStep) => void,
): Promise<AttemptReport> {
  const steps: AttemptStep[] = []
  const report = (outcome: AttemptReport['outcome'], summary: string): AttemptReport => ({
    exercise: 'ulimits',
    outcome,
    summary,
    steps,
    at: new Date().toISOString(),
  })
  const { collectorName = '', pageName = '' } = params
  try {
    const master = lab.host('master')
    for (const name of [collectorName, pageName]) {
      const found = await inspectContainer(master, name)
      if (!found?.State.Running) throw new ProbeError(`container ${name} does not run`)
    }
    const greeds: (() => Promise<Greed>)[] = [
      () => openFiles(master, pageName, Number(params.hardFiles) + 50),
      () => burn(master, collectorName, Number(params.cpuSeconds)),
      () => writeFile(master, collectorName, Number(params.fileMb)),
    ]
    for (const greed of greeds) {
      const step = { ...(await greed()), at: new Date().toISOString() }
      steps.push(step)
      onStep(step)
    }
    const open = steps.filter(({ succeeded }) => succeeded)
    return open.length > 0
      ? report(
          'succeeded',
          `A process got more than it should have, ${open.length} times out of ${steps.length}.`,
        )
      : report('refused', 'Whatever a process wanted too much of, the kernel said no.')
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return report(
      'error',
      `Bulkhead could not finish the attempt, so it says nothing about your work. (${message})`,
    )
  }
}

import { msg } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { burn, openFiles, writeFile, type Greed } from './greed.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'

export const attempt = {
  title: msg`Have more than one process should`,
  description: msg`From inside the containers: open too many files, turn in a loop for too long, write a file that is too large. Each goes a little beyond what was asked for, and cleans up.`,
  run: attemptRun('ulimits', attack),
}

async function attack({ lab, params, step, steps }: Attacker): Promise<Ending> {
  const { collectorName = '', pageName = '' } = params
  const master = lab.host('master')
  for (const name of [collectorName, pageName]) {
    const found = await inspectContainer(master, name)
    if (!found?.State.Running)
      return untried(msg`The container ${name} does not run, so there is nowhere to start from.`)
  }
  const greeds: (() => Promise<Greed>)[] = [
    () => openFiles(master, pageName, Number(params.hardFiles) + 50),
    () => burn(master, collectorName, Number(params.cpuSeconds)),
    () => writeFile(master, collectorName, Number(params.fileMb)),
  ]
  for (const greed of greeds) {
    const { tried, got, succeeded: had } = await greed()
    step(tried, got, had)
  }
  const open = steps.filter(({ succeeded }) => succeeded)
  return open.length > 0
    ? succeeded(msg`A process got more than it should have, ${open.length} times out of ${steps.length}.`)
    : refused(msg`Whatever a process wanted too much of, the kernel said no.`)
}

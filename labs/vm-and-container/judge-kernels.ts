import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { namesRelease } from './figures.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { Observation } from './observation.ts'

export function judgeKernels(observation: Observation, { container = '' }: Params): CheckResult[] {
  const { vm, hostKernel, answers, at } = observation
  const what = msg`the release of a kernel, as uname -r prints it`
  return [
    judgeAnswer({
      name: 'vm-kernel',
      given: answers['vm-kernel'],
      at,
      what,
      otherwise: msg`The answer vm-kernel is not the release that the virtual machine’s kernel has. vm run uname -r asks in there.`,
      wanted: (answer) => namesRelease(answer, vm.answers?.kernel ?? ''),
    }),
    judgeAnswer({
      name: 'container-kernel',
      given: answers['container-kernel'],
      at,
      what,
      otherwise: msg`The answer container-kernel is not the release of the kernel that ${container} runs on. docker exec ${container} uname -r asks in there.`,
      wanted: (answer) => hostKernel !== null && namesRelease(answer, hostKernel),
    }),
    judgeAnswer({
      name: 'renewed-with-master',
      given: answers['renewed-with-master'],
      at,
      what: msg`vm or container`,
      otherwise: msg`The answer renewed-with-master is one word, vm or container: the one that has no kernel of its own, and runs on master’s whatever it is.`,
      wanted: (answer) => whichOf(answer, container) === 'container',
    }),
  ]
}

/** "container", "The container.", its name; `undefined` where both or none are named. */
function whichOf(answer: string, container: string): 'vm' | 'container' | undefined {
  const words = answer.toLowerCase().split(/[^a-z0-9-]+/)
  const named = [words.includes('vm'), words.includes('container') || words.includes(container)]
  if (named[0] === named[1]) return undefined
  return named[0] ? 'vm' : 'container'
}

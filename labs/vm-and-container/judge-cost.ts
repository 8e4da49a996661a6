import { type CheckResult, msg } from '../../contract/index.ts'
import { readMegabytes, readSeconds } from './figures.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { Observation } from './observation.ts'

const MIB = 1024 * 1024
/** Memory moves while one looks, and there are several ways to count it. */
const VM_SHARE = 0.3
const CONTAINER_MB = 2
const CONTAINER_SHARE = 0.5
const BOOT_SHARE = 0.15
const BOOT_SECONDS = 0.6

export function judgeCost(observation: Observation): CheckResult[] {
  const { vm, container, answers, at } = observation
  const boot = vm.answers?.bootSeconds ?? 0
  const vmCost = (vm.process?.resident ?? 0) / MIB
  const containerCost = (container?.memory ?? 0) / MIB
  return [
    judgeAnswer({
      name: 'vm-boot',
      given: answers['vm-boot'],
      at,
      what: msg`seconds, as noted in the virtual machine when its first program started`,
      otherwise: msg`The answer vm-boot is not what the virtual machine that runs now noted when its own first program started. It is in /run/boot-seconds there, and differs with every start.`,
      wanted: (answer) => near(readSeconds(answer), boot, Math.max(BOOT_SECONDS, BOOT_SHARE * boot)),
    }),
    judgeAnswer({
      name: 'vm-cost',
      given: answers['vm-cost'],
      at,
      what: msg`megabytes of master’s memory that the process of the virtual machine holds`,
      otherwise: msg`The answer vm-cost is not what the virtual machine takes on master. It is not what the machine believes to have, nor what it was given: look at its process on master (vm status).`,
      wanted: (answer) => near(readMegabytes(answer), vmCost, VM_SHARE * vmCost),
    }),
    judgeAnswer({
      name: 'container-cost',
      given: answers['container-cost'],
      at,
      what: msg`megabytes, or another unit that is written with the figure`,
      otherwise: msg`The answer container-cost is not what the container takes. Its control group counts it, and docker stats shows it, with a unit.`,
      wanted: (answer) =>
        readMegabytes(answer) !== 0 &&
        near(readMegabytes(answer), containerCost, Math.max(CONTAINER_MB, CONTAINER_SHARE * containerCost)),
    }),
  ]
}

function near(answer: number | undefined, measured: number, tolerance: number): boolean {
  return answer !== undefined && Math.abs(answer - measured) <= tolerance
}

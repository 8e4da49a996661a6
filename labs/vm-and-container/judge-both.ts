import { type CheckResult, type Message, type Params, msg, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** What QEMU gives a machine where nobody says how much. */
const BY_DEFAULT_MB = '128'

/** The emulator was told how much, and the machine's own kernel believes a part of it: the rest holds that kernel. */
export function judgeMemory({ vm }: Observation, { vmMemory = '' }: Params): CheckResult[] {
  const args = vm.process?.args ?? []
  const option = args.indexOf('-m')
  const given = (option < 0 ? undefined : args[option + 1]) ?? BY_DEFAULT_MB
  const evidence = [
    {
      tried: msg`Read with what memory the virtual machine was started`,
      from: 'master',
      expected: verbatim(`${vmMemory} MB`),
      got: verbatim(`${given} MB`),
      at: vm.at,
    },
  ]
  return [
    given === vmMemory
      ? result('vm-memory', 'pass', msg`The virtual machine was given ${vmMemory} MB.`, evidence)
      : result(
          'vm-memory',
          'fail',
          msg`The virtual machine was started with ${given} MB, and ${vmMemory} MB were asked for. vm stop, and start it anew.`,
          evidence,
        ),
  ]
}

export function judgeContainer(
  { container, at }: Observation,
  { container: name = '' }: Params,
): CheckResult[] {
  const evidence = [
    {
      tried: msg`Ask Docker for ${name}`,
      from: 'master',
      expected: msg`running, from bulkhead/shell, with a restart policy that brings it back`,
      got: container
        ? msg`${container.status}, from ${container.image}, restart ${container.restart}`
        : msg`no such container`,
      at,
    },
  ]
  const problem = problemWith(name, container)
  return [
    problem === undefined
      ? result(
          'container-runs',
          'pass',
          msg`Container ${name} runs, and comes back after a restart.`,
          evidence,
        )
      : result('container-runs', 'fail', problem, evidence),
  ]
}

function problemWith(name: string, container: Observation['container']): Message | undefined {
  if (!container) return msg`There is no container ${name}.`
  if (container.memory === null)
    return msg`Container ${name} is ${container.status}. A container lives as long as its first program does.`
  if (!/^(sha256:|bulkhead\/shell(:latest)?$)/.test(container.image))
    return msg`Container ${name} runs from ${container.image}, and not from bulkhead/shell.`
  if (container.restart === 'no' || container.restart === 'on-failure')
    return msg`Container ${name} runs, and is gone after the next restart of Docker: it has no restart policy that brings it back.`
  return undefined
}

import { joined, type Message, msg, verbatim } from '../../contract/message.ts'
import type { MachinesPicture, MachineAnswers } from '../../contract/picture.ts'
import { nameText } from './plain-text.ts'
import { bytesText, numberText, secondsText } from './units.ts'

export const machines = ['host', 'vm', 'container'] as const
export type Machine = (typeof machines)[number]

export const machineNames: Record<Machine, Message> = {
  host: msg`Lab host`,
  vm: msg`Virtual machine`,
  container: msg`Container`,
}

/** `null` where the machine does not run. */
export type Answers = Record<Machine, Message | null>

export interface Question {
  id: string
  asked: Message
  answers: Answers
  /** What the answers show beside each other; nothing while that can't be told. */
  note?: Message
}

type Machines = Pick<MachinesPicture, Machine>

function answered(machines: Machines, write: (answers: MachineAnswers, of: Machine) => Message): Answers {
  const of = (machine: Machine) => {
    const answers = machines[machine]
    return answers && write(answers, machine)
  }
  return { host: of('host'), vm: of('vm'), container: of('container') }
}

function kernelNote({ host, vm, container }: Machines): Message | undefined {
  if (!host) return undefined
  const isSame = vm?.kernel === host.kernel
  if (container?.kernel !== host.kernel) {
    if (!vm) return undefined
    return isSame ? msg`The VM has the same release, in a copy of its own.` : msg`The VM brought its own.`
  }
  if (!vm) return msg`The container runs on the host’s kernel.`
  return isSame
    ? msg`The container runs on the host’s kernel; the VM has the same release, in a copy of its own.`
    : msg`The container runs on the host’s kernel; the VM brought its own.`
}

function bootNote({ vm, container }: Machines): Message | undefined {
  if (!vm || !container) return undefined
  if (container.bootSeconds <= 0) {
    return msg`The VM takes its time: it boots a kernel, the container only starts a program.`
  }
  const times = vm.bootSeconds / container.bootSeconds
  if (times < 1.5) return undefined
  const text = times < 10 ? times.toFixed(1) : Math.round(times)
  return msg`The VM took ${text} times as long: it boots a kernel, the container only starts a program.`
}

function costNote({ vm, container }: Machines): Message | undefined {
  if (!vm || !container || container.cost <= 0 || vm.cost <= container.cost) return undefined
  const count = Math.floor(vm.cost / container.cost)
  return count === 1
    ? msg`What the VM costs would do for one such container.`
    : msg`What the VM costs would do for ${numberText(count)} such containers.`
}

/** The same questions, with what each machine answers. */
export function questionsOf(picture: Machines): Question[] {
  return [
    {
      id: 'kernel',
      asked: msg`Which kernel?`,
      answers: answered(picture, ({ kernel }) => nameText(kernel, 120)),
      note: kernelNote(picture),
    },
    {
      id: 'boot',
      asked: msg`How long to its first program?`,
      answers: answered(picture, ({ bootSeconds }) =>
        bootSeconds > 0 ? secondsText(bootSeconds) : msg`no boot of its own`,
      ),
      note: bootNote(picture),
    },
    {
      id: 'memory',
      asked: msg`How much memory does it believe to have?`,
      answers: answered(picture, ({ memory }) => verbatim(bytesText(memory))),
    },
    {
      id: 'cost',
      asked: msg`What does it cost the host?`,
      answers: answered(picture, ({ cost }, of) =>
        of === 'host' ? msg`it is the one that pays` : verbatim(bytesText(cost)),
      ),
      note: costNote(picture),
    },
    {
      id: 'processors',
      asked: msg`How many processors?`,
      answers: answered(picture, ({ processors }) => verbatim(processors)),
    },
    {
      id: 'processes',
      asked: msg`What runs there?`,
      answers: answered(picture, ({ processes }) =>
        processes.length > 0 ? joined(processNames(processes)) : msg`nothing was said`,
      ),
    },
  ]
}

/** Names with how often each is there, the first ones first. */
export function processNames(processes: readonly string[]): Message[] {
  const counts = new Map<string, number>()
  for (const name of processes) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => {
    const shown = nameText(name, 40)
    return count > 1 ? msg`${shown} ×${count}` : shown
  })
}

/** For where a machine would answer. */
export const notRunning = msg`not running yet`

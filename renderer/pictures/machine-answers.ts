import type { MachinesPicture, MachineAnswers } from '../../contract/picture.ts'
import { bytesText, counted, cutText, secondsText } from './units.ts'

export const machines = ['host', 'vm', 'container'] as const
export type Machine = (typeof machines)[number]

export const machineNames: Record<Machine, string> = {
  host: 'Lab host',
  vm: 'Virtual machine',
  container: 'Container',
}

/** `null` where the machine does not run. */
export type Answers = Record<Machine, string | null>

export interface Question {
  id: string
  asked: string
  answers: Answers
  /** What the answers show beside each other; empty while that can't be told. */
  note: string
}

type Machines = Pick<MachinesPicture, Machine>

function answered(machines: Machines, write: (answers: MachineAnswers, of: Machine) => string): Answers {
  const of = (machine: Machine) => {
    const answers = machines[machine]
    return answers && write(answers, machine)
  }
  return { host: of('host'), vm: of('vm'), container: of('container') }
}

function kernelNote({ host, vm, container }: Machines): string {
  if (!host) return ''
  const parts = [
    container && (container.kernel === host.kernel ? 'The container runs on the host’s kernel' : ''),
    vm &&
      (vm.kernel === host.kernel
        ? 'the VM has the same release, in a copy of its own'
        : 'the VM brought its own'),
  ].filter(Boolean)
  return parts.length > 0 ? sentence(parts.join('; ')) : ''
}

const difference = 'it boots a kernel, the container only starts a program.'

function bootNote({ vm, container }: Machines): string {
  if (!vm || !container) return ''
  if (container.bootSeconds <= 0) return `The VM takes its time: ${difference}`
  const times = vm.bootSeconds / container.bootSeconds
  if (times < 1.5) return ''
  return `The VM took ${times < 10 ? times.toFixed(1) : Math.round(times)} times as long: ${difference}`
}

function costNote({ vm, container }: Machines): string {
  if (!vm || !container || container.cost <= 0 || vm.cost <= container.cost) return ''
  return `What the VM costs would do for ${counted(Math.floor(vm.cost / container.cost), 'such container')}.`
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** The same questions, with what each machine answers. */
export function questionsOf(picture: Machines): Question[] {
  return [
    {
      id: 'kernel',
      asked: 'Which kernel?',
      answers: answered(picture, ({ kernel }) => cutText(kernel, 120)),
      note: kernelNote(picture),
    },
    {
      id: 'boot',
      asked: 'How long to its first program?',
      answers: answered(picture, ({ bootSeconds }) =>
        bootSeconds > 0 ? secondsText(bootSeconds) : 'no boot of its own',
      ),
      note: bootNote(picture),
    },
    {
      id: 'memory',
      asked: 'How much memory does it believe to have?',
      answers: answered(picture, ({ memory }) => bytesText(memory)),
      note: '',
    },
    {
      id: 'cost',
      asked: 'What does it cost the host?',
      answers: answered(picture, ({ cost }, of) =>
        of === 'host' ? 'it is the one that pays' : bytesText(cost),
      ),
      note: costNote(picture),
    },
    {
      id: 'processors',
      asked: 'How many processors?',
      answers: answered(picture, ({ processors }) => String(processors)),
      note: '',
    },
    {
      id: 'processes',
      asked: 'What runs there?',
      answers: answered(picture, ({ processes }) => processNames(processes).join(', ') || 'nothing was said'),
      note: '',
    },
  ]
}

/** Names with how often each is there, the first ones first. */
export function processNames(processes: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of processes) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${cutText(name, 40)}${count > 1 ? ` ×${count}` : ''}`)
}

/** For where a machine would answer. */
export const notRunning = 'not running yet'

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { observeMachines } from '../shared/machines.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const vmAndContainer: ExerciseDefinition<Observation> = {
  id: 'vm-and-container',
  title: msg`A machine and a container`,
  summary: msg`Boot a virtual machine and a container on the same host, ask both the same questions, and move a program that you don’t trust to where it sees less.`,
  minutes: 30,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  attempt,
  machines: (host, params) =>
    observeMachines(host, { port: Number(params.vmPort), container: params.container ?? '' }),
  watch: { master: ['/root/answers', '/srv/vm'] },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const sharedKernel: ExerciseDefinition<Observation> = {
  id: 'shared-kernel',
  title: msg`One kernel for all`,
  summary: msg`Root in a container is root of the host to the kernel, and every container talks to the same kernel. See both, find out what Docker refuses by default, and close what was left open.`,
  minutes: 15,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  // Not Docker's own folder: a look may make and remove a container there.
  watch: { master: ['/root/answers', '/etc/docker'] },
}

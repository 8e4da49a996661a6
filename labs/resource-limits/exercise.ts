import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const resourceLimits: ExerciseDefinition<Observation> = {
  id: 'resource-limits',
  title: msg`A container that can’t eat the host`,
  summary: msg`Two containers share a host, and one of them can starve the other. Give it limits that the kernel keeps, and see it run into each of them.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/var/lib/docker/containers', '/etc/docker'] },
}

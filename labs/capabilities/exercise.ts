import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const capabilities: ExerciseDefinition<Observation> = {
  id: 'capabilities',
  title: msg`Root in pieces`,
  summary: msg`The kernel has cut root’s power into some forty pieces, and Docker hands out fourteen. Read who has which, find the one that a service needs, and let it have that.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/root/answers', '/var/lib/docker/containers'] },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const seccomp: ExerciseDefinition<Observation> = {
  id: 'seccomp',
  title: msg`A profile of one’s own`,
  summary: msg`A service runs under a seccomp profile that refuses less than it says and gives away what Docker had refused. Write one that refuses what it should, and nothing that is needed.`,
  minutes: 40,
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

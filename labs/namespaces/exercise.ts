import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const namespaces: ExerciseDefinition<Observation> = {
  id: 'namespaces',
  title: msg`Who sees what: namespaces`,
  summary: msg`Read from the kernel which containers share what, look into one that has no shell, put one beside another on purpose, and take two out of the host.`,
  minutes: 40,
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

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const restartAndHealth: ExerciseDefinition<Observation> = {
  id: 'restart-and-health',
  title: msg`Up, but not well`,
  summary: msg`Docker starts a broken program again for ever and calls a hung one “Up”. Give restarts an end, containers an init, and health a meaning.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/etc/docker', '/var/lib/docker/containers'] },
}

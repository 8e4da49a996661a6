import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const exhaustion: ExerciseDefinition<Observation> = {
  id: 'exhaustion',
  title: msg`One takes it all`,
  summary: msg`Start a fork bomb, a memory hog, a CPU hog and a disk hog, all on a leash, see who suffers, and then see the kernel say no.`,
  minutes: 15,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/var/lib/docker/containers', '/root/answers'] },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const leastPrivilege: ExerciseDefinition<Observation> = {
  id: 'least-privilege',
  title: msg`A service that can do nothing else`,
  summary: msg`A web page is served by a container that could take the whole host over. Run it anew with what it needs, and with nothing more.`,
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

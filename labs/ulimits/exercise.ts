import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const ulimits: ExerciseDefinition<Observation> = {
  id: 'ulimits',
  title: msg`What one process may have`,
  summary: msg`Control groups bound a whole container; ulimits bound each process in it. Set defaults for all, more for one, less for another.`,
  minutes: 25,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  // Not Docker's own folder: every look makes and removes a container there.
  watch: { master: ['/etc/docker', '/etc/systemd/system'] },
}

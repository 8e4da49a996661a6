import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const usernsRemap: ExerciseDefinition<Observation> = {
  id: 'userns-remap',
  title: msg`Root inside, nobody outside`,
  summary: msg`A service runs as root in its container, and that root is the host’s. Give containers a user namespace, and bring images, data and neighbours along.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  // Not /srv: every look leaves a note there, and would call for the next.
  watch: {
    master: ['/etc/docker', '/etc/systemd/system', '/etc/default/docker', '/etc/subuid', '/etc/subgid'],
  },
}

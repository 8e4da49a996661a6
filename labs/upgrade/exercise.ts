import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const upgrade: ExerciseDefinition<Observation> = {
  id: 'upgrade',
  title: msg`New engine, same till`,
  summary: msg`An old engine with known holes, and a service that must not stop before the evening. Upgrade Docker under a container that goes on.`,
  minutes: 30,
  topology: ['master', 'client'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: [
      '/etc/docker',
      '/etc/default/docker',
      '/etc/systemd/system',
      '/var/lib/dpkg/status',
      '/var/lib/docker/containers',
    ],
    client: [],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const openDoors: ExerciseDefinition<Observation> = {
  id: 'open-doors',
  title: msg`Four open doors`,
  summary: msg`Docker’s API on the network, its socket in a container, the host’s namespaces and root’s home: go through each once, and then close it.`,
  minutes: 20,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: ['/var/lib/docker/containers', '/root/answers', '/etc/docker', '/etc/systemd/system'],
  },
}

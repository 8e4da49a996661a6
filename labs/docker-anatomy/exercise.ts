import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const dockerAnatomy: ExerciseDefinition<Observation> = {
  id: 'docker-anatomy',
  title: msg`What Docker is made of`,
  summary: msg`Talk to the engine without its client, follow a container up to systemd, fetch an image from a registry of your own, and find out who else may give the engine orders.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: [
      '/root/answers',
      '/var/lib/docker/containers',
      '/run/docker.sock',
      '/etc/group',
      '/etc/systemd/system/docker.socket.d',
    ],
  },
}

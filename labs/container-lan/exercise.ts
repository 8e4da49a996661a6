import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const containerLan: ExerciseDefinition<Observation> = {
  id: 'container-lan',
  title: msg`Neighbours on one wire`,
  summary: msg`Three containers share a network, and only two of them have business with each other. Put the third out of reach, without cutting off the two.`,
  minutes: 30,
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
      '/etc/docker',
      '/run/docker/netns',
      '/var/lib/docker/containers',
      '/var/lib/docker/network/files',
    ],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const filesystem: ExerciseDefinition<Observation> = {
  id: 'filesystem',
  title: msg`To each a shelf, and nothing else`,
  summary: msg`One container keeps the notes of two users, may write everywhere and sees all of its host. Give each user a container that can write to one place only.`,
  minutes: 40,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  // To the entries of entries: the notes' directories and the volumes' are seen, what is saved in them is not.
  watch: {
    master: ['/etc/docker', '/etc/fstab', '/srv', '/var/lib/docker/containers', '/var/lib/docker/volumes'],
  },
}

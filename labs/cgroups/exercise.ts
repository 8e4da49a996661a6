import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const cgroups: ExerciseDefinition<Observation> = {
  id: 'cgroups',
  title: msg`Who counts, and who says no`,
  summary: msg`Every limit of a container is a number in a small file of the kernel. Find the files, read what they say, and make a group of your own without Docker.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/root/answers', '/var/lib/docker/containers', '/etc/systemd/system'] },
}

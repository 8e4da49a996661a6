import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const minimalContainer: ExerciseDefinition<Observation> = {
  id: 'minimal-container',
  title: msg`A container is not a machine`,
  summary: msg`A container was furnished like a small server: SSH, cron, syslog, a password in the image. Take it all out, and administer it from outside.`,
  minutes: 35,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: { master: ['/var/lib/docker/containers', '/var/lib/docker/image/overlay2'] },
}

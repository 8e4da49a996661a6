import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const maliciousImage: ExerciseDefinition<Observation> = {
  id: 'malicious-image',
  title: msg`An image that does more than it says`,
  summary: msg`An image from elsewhere serves its page, and calls somebody once a second. Find out what calls, and whom, find what is outdated in it, and build one that you know.`,
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
    master: ['/root/answers', '/var/lib/docker/containers', '/var/lib/docker/image/overlay2'],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

/** A reading: there is nothing here to attack. */
export const cves: ExerciseDefinition<Observation> = {
  id: 'cves',
  title: msg`Flaws in Docker itself`,
  summary: msg`Flaws of Docker’s own parts since 2017: what made them possible, which version mends them, and how to tell what is open on a host of yours.`,
  minutes: 25,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  watch: { master: ['/root/answers', '/var/lib/dpkg/status'] },
}

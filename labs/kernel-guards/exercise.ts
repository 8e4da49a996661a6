import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const kernelGuards: ExerciseDefinition<Observation> = {
  id: 'kernel-guards',
  title: msg`The kernel’s own guards`,
  summary: msg`seccomp, AppArmor, SELinux, TOMOYO: find out what a kernel has and what is at work, and confine a program with a profile of your own.`,
  minutes: 40,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  attempt,
  watch: { master: ['/root/answers', '/srv/vm'] },
}

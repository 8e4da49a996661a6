import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { judge } from './judge.ts'
import { type Observation, observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const dockerBench: ExerciseDefinition<Observation> = {
  id: 'docker-bench',
  title: msg`Reading Docker Bench`,
  summary: msg`The tool that everybody runs, what it looks at, and where it passes what is wrong and warns of what is fine. You check its word against the kernel’s.`,
  minutes: 30,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  watch: { master: ['/root/answers', '/etc/docker', '/var/lib/docker/containers'] },
}

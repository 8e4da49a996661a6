import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const egress: ExerciseDefinition<Observation> = {
  id: 'egress',
  title: msg`What may go out`,
  summary: msg`A service on master may call anybody, and so may whoever breaks into it. Let out what it needs, and nothing else.`,
  minutes: 40,
  topology: ['master', 'supplier', 'stranger'],
  tasks,
  params: drawParams,
  setup,
  observe: (lab, params) => observe(lab, params),
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: [
      '/etc/firewalld',
      '/etc/systemd/system',
      '/etc/docker',
      '/etc/nftables.conf',
      '/usr/local/sbin',
      '/run/docker/netns',
    ],
    supplier: [],
    stranger: [],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const publishedPorts: ExerciseDefinition<Observation> = {
  id: 'published-ports',
  title: msg`A port for one`,
  summary: msg`A container on master publishes its pages to everybody, past the firewall. Let client in, and nobody else.`,
  minutes: 35,
  topology: ['master', 'client', 'stranger'],
  tasks,
  params: drawParams,
  setup,
  observe: (lab, params) => observe(lab, params),
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: ['/etc/firewalld', '/etc/systemd/system', '/etc/docker', '/etc/nftables.conf', '/usr/local/sbin'],
    client: [],
    stranger: [],
  },
}

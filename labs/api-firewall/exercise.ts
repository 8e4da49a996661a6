import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const apiFirewall: ExerciseDefinition<Observation> = {
  id: 'api-firewall',
  title: msg`A wall around the door`,
  summary: msg`Docker on master asks for certificates, and one was copied. Let only client's address knock, for good, and see what a firewall never asks.`,
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
    master: [
      '/etc/firewalld',
      '/etc/firewalld/zones',
      '/etc/firewalld/services',
      '/etc/systemd/system',
      '/etc/docker',
      '/etc/nftables.conf',
      '/usr/local/sbin',
    ],
    client: ['/root/.docker'],
    stranger: [],
  },
}

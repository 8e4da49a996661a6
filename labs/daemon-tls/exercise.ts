import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const daemonTls: ExerciseDefinition<Observation> = {
  id: 'daemon-tls',
  title: msg`A daemon that asks who is there`,
  summary: msg`Docker on master answers anybody on the network. Make it speak TLS, and only with those you gave a certificate.`,
  minutes: 40,
  topology: ['master', 'client'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: ['/etc/docker', '/etc/systemd/system', '/etc/default/docker', '/root', '/opt', '/srv', '/home'],
    client: ['/root', '/home', '/tmp'],
  },
}

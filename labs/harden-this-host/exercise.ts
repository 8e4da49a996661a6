import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { housePolicy } from './planted.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const hardenThisHost: ExerciseDefinition<Observation> = {
  id: 'harden-this-host',
  title: msg`Harden this host`,
  summary: msg`A small shop on a host on which nearly everything is wrong. Harden it until the audit is clean and every attack is refused, and let the shop sell all the while.`,
  minutes: 120,
  topology: ['master', 'client'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  auditPolicy: housePolicy,
  watch: {
    master: [
      '/etc/docker',
      '/etc/systemd/system',
      '/etc/systemd/system/docker.service.d',
      '/etc/audit/rules.d',
      '/var/lib/docker',
      '/var/lib/docker/containers',
    ],
  },
}

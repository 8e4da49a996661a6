import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const logging: ExerciseDefinition<Observation> = {
  id: 'logging',
  title: msg`Lines that nobody can take back`,
  summary: msg`What two containers say stays on the machine that they run on, and one of them can speak in anybody’s name. Bring it to loghost.`,
  minutes: 40,
  topology: ['master', 'loghost'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  // Not the logs themselves: every look makes the services say something.
  watch: {
    master: ['/etc/docker', '/etc/systemd/system', '/etc/rsyslog.d', '/etc/rsyslog.conf'],
    loghost: ['/etc/rsyslog.d', '/etc/rsyslog.conf', '/etc/firewalld', '/etc/systemd/system'],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const tampering: ExerciseDefinition<Observation> = {
  id: 'tampering',
  title: msg`Tampering on the way`,
  summary: msg`Between a host and its registry somebody sits who answers in the registry’s place. See it happen, pin what you mean by digest, and let the registry prove who it is.`,
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
    master: [
      '/root/answers',
      '/etc/docker',
      '/etc/docker/certs.d',
      '/etc/docker/registry',
      '/etc/ssl/certs/ca-certificates.crt',
      '/var/lib/docker/containers',
    ],
  },
}

import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe, verifyDurable } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const images: ExerciseDefinition<Observation> = {
  id: 'images',
  title: msg`Where an image comes from`,
  summary: msg`A registry on the network gives and takes images without asking anybody, and somebody has used that. Close it, find what was changed, and build an image that has nothing to hide.`,
  minutes: 50,
  topology: ['master', 'registry'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  verifyDurable,
  attempt,
  watch: {
    master: [
      '/etc/docker',
      '/etc/docker/certs.d',
      '/etc/ssl/certs/ca-certificates.crt',
      '/var/lib/docker/containers',
      '/var/lib/docker/image/overlay2/imagedb',
    ],
    registry: [
      '/etc/docker/registry',
      '/etc/systemd/system',
      '/var/lib/docker-registry/docker/registry/v2/repositories/house',
    ],
  },
}

import type { Params } from '../../contract/index.ts'
import { defaultCapabilities } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { ContainerSeen, Observation, ServiceSeen, SetsSeen } from './observation.ts'

/** A solved lab as hand-made data, for tests of the edges. */
export const params: Params = {
  moreName: 'larch',
  moreCap: 'NET_ADMIN',
  lessName: 'linden',
  lessCap: 'MKNOD',
  plainName: 'maple',
  plainUser: '3469',
  lowCap: 'CHOWN',
  middleCap: 'NET_RAW',
  highCap: 'SYS_CHROOT',
  serviceName: 'usher',
  serviceImage: 'lab/usher',
  serviceWord: 'bell-1487',
  need: 'FOWNER',
}

const at = '2026-01-01T12:00:00.000Z'

/** Root's sets where the ceiling is this. */
export const setsOf = (bounding: readonly string[]): SetsSeen => ({
  effective: [...bounding],
  permitted: [...bounding],
  inheritable: [],
  ambient: [],
  bounding: [...bounding],
})

const container = (name: string, sets: SetsSeen): ContainerSeen => ({
  name,
  status: 'running',
  sets,
  restart: 'unless-stopped',
  privileged: false,
})

export function solved(): Observation & { service: ServiceSeen } {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      more: 'larch',
      'more-what': 'NET_ADMIN',
      less: 'linden',
      'less-what': 'CAP_MKNOD',
      number: '0000000000042001',
      needed: 'cap_fowner',
    },
    containers: [
      container('larch', setsOf([...defaultCapabilities, 'NET_ADMIN'])),
      container('linden', setsOf(defaultCapabilities.filter((name) => name !== 'MKNOD'))),
      container('maple', { ...setsOf([]), bounding: [...defaultCapabilities] }),
    ],
    service: {
      ...container('usher', setsOf(['FOWNER'])),
      work: { kind: 'answered', status: 200, body: 'done: bell-1487' },
      twins: [],
    },
  }
}

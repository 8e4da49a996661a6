import type { Params } from '../../contract/index.ts'
import type { Ulimits } from '../../readings/process-limits.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { planted, type Role } from './planted.ts'
import { genuineDaemon } from '../shared/probe-double.ts'

/** A solved lab as hand-made data, for tests of the edges. */
export const params: Params = {
  collectorName: 'magpie',
  pageName: 'gazette',
  archiveName: 'attic',
  softFiles: '300',
  hardFiles: '450',
  manyFiles: '3000',
  cpuSeconds: '3',
  fileMb: '4',
}

const unlimited = { soft: 'unlimited', hard: 'unlimited' } as const
const usual: Ulimits = {
  nofile: { soft: 300, hard: 450 },
  cpu: unlimited,
  fsize: unlimited,
  core: { soft: 0, hard: 0 },
}

function container(role: Role, over: Partial<ContainerSeen>): ContainerSeen {
  return {
    name: params[`${role}Name`] ?? '',
    status: 'running',
    args: [...planted[role].program],
    limits: structuredClone(usual),
    restart: 'unless-stopped',
    own: [],
    twins: [],
    ...over,
  }
}

export function solved(): Observation & { containers: Record<Role, ContainerSeen> } {
  const at = '2026-01-01T12:00:00.000Z'
  const size = 4 * 1024 * 1024
  return {
    at,
    newcomer: structuredClone(usual),
    daemon: genuineDaemon(at),
    containers: {
      page: container('page', {}),
      archive: container('archive', {
        limits: { ...usual, nofile: { soft: 3000, hard: 3000 } },
        own: [{ Name: 'nofile', Soft: 3000, Hard: 3000 }],
      }),
      collector: container('collector', {
        limits: { ...usual, cpu: { soft: 3, hard: 3 }, fsize: { soft: size, hard: size } },
        own: [
          { Name: 'cpu', Soft: 3, Hard: 3 },
          { Name: 'fsize', Soft: size, Hard: size },
        ],
      }),
    },
  }
}

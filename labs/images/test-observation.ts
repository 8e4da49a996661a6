import type { Params } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { randomDouble } from '../shared/random-double.ts'
import { programText, statusText } from './component.ts'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { DoorTried, Observation } from './observation.ts'
import { drawParams } from './params.ts'
import { tasks } from './tasks.ts'

export const at = '2026-01-01T00:00:00.000Z'
export const params: Params = {
  ...drawParams(randomDouble(1)),
  masterAddress: '10.0.0.1',
  registryAddress: '10.0.0.2',
}

export const answered = (status: number, body = '') => ({ kind: 'answered', status, body }) as const
export const refusal = { kind: 'refused', message: 'connection refused' } as const

export function door(over: Partial<DoorTried> = {}): DoorTried {
  const port = Number(params.registryPort)
  return { from: 'master', port, tls: true, method: 'GET', path: '/v2/', outcome: answered(401), at, ...over }
}

/** A lab in which everything is as it should be. */
function solved(): Observation {
  const login = (status: number) => ({ status, message: '', at })
  const page = (path: string, body: string) => ({ path, outcome: answered(200, body), at })
  const id = 'sha256:new'
  return {
    at,
    daemon: genuineDaemon(at),
    registries: [
      {
        pid: 5,
        port: Number(params.registryPort),
        loopback: false,
        unit: 'docker-registry.service',
        enabled: 'enabled',
      },
    ],
    doors: [
      door({ tls: false, outcome: answered(400, 'Client sent an HTTP request to an HTTPS server.') }),
      door(),
      door({ method: 'POST', path: '/v2/house/uploads' }),
    ],
    certificate: { authorities: ['/etc/docker/certs.d/a:1/ca.crt'], outcome: answered(401), at },
    logins: { right: login(200), wrong: login(401), stranger: login(401) },
    insecure: [],
    tags: [
      { tag: params.foundTag ?? '', digest: 'sha256:1', config: 'sha256:old', changed: false },
      { tag: params.newTag ?? '', digest: 'sha256:2', config: id, changed: false },
    ],
    service: {
      state: 'running',
      pid: 9,
      ports: [80],
      image: {
        id,
        size: 2_100_000,
        names: [],
        layers: 3,
        secretIn: [],
        backdoorIn: [],
        status: statusText(params, params.fixedVersion),
        program: programText(params, params.fixedVersion),
      },
    },
    page: page('/', `The page, ${params.pageWord}`),
    note: page('/note', `A note, ${params.noteWord}`),
    flaw: page('/flaw', 'There is no such note.'),
  }
}

export const { all, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

import type { Params } from '../../contract/index.ts'
import type { Knock, Observation, Place } from './observation.ts'
import { genuineDaemon } from '../shared/probe-double.ts'

/** Made by hand, for tests: what a solved lab looks like. */
export const params: Params = {
  serviceName: 'ledger',
  servicePort: '20123',
  adminPort: '21234',
  pageWord: 'amber-page-1234',
  adminWord: 'teal-admin-4321',
  masterAddress: '10.80.1.20',
  clientAddress: '10.80.1.30',
  strangerAddress: '10.80.1.40',
}

const at = '2026-01-01T00:00:00.000Z'

export function knock(from: Place, port: number, page: Knock['page'], host = '10.80.1.20'): Knock {
  const source = { master: '10.80.1.20', client: '10.80.1.30', stranger: '10.80.1.40', visitor: '10.80.1.5' }[
    from
  ]
  const outcome: Knock['outcome'] = page
    ? { kind: 'answered', status: 200, body: page === 'admin' ? 'teal-admin-4321' : 'amber-page-1234' }
    : { kind: 'timeout', message: 'no answer in time' }
  return { from, source, host, port, outcome, page, at }
}

export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    container: {
      running: true,
      ownNetwork: true,
      restartPolicy: 'unless-stopped',
      published: [
        { address: '0.0.0.0', port: 20123 },
        { address: '127.0.0.1', port: 21234 },
      ],
    },
    inside: [knock('master', 80, 'service', '127.0.0.1'), knock('master', 81, 'admin', '127.0.0.1')],
    served: [knock('client', 20123, 'service'), knock('client', 20123, 'service')],
    strangers: [
      knock('stranger', 20123, null),
      knock('stranger', 21234, null),
      knock('stranger', 22, null),
      knock('visitor', 20123, null),
      knock('visitor', 21234, null),
    ],
    admin: [knock('client', 21234, null), knock('master', 21234, 'admin', '127.0.0.1')],
    disk: {
      firewalld: 'enabled',
      docker: ['enabled', 'enabled'],
      strictForwardPorts: false,
      files: [
        {
          path: '/etc/firewalld/direct.xml',
          lines: [
            '<rule ipv="ipv4" table="raw" chain="PREROUTING" priority="0">-i eth0 -p tcp --dport 20123 ! -s 10.80.1.30 -j DROP</rule>',
          ],
          units: [{ name: 'firewalld.service', state: 'enabled' }],
        },
      ],
    },
  }
}

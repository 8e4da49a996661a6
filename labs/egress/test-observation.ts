import { type Params, verbatim } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { Knock, Observation, Place } from './observation.ts'

/** Made by hand, for tests: what a solved lab looks like. */
export const params: Params = {
  serviceName: 'ledger',
  neighbourName: 'vault',
  network: 'plaza',
  bridge: 'br-plaza',
  subnet: '172.21.7.0/24',
  gateway: '172.21.7.1',
  pagePort: '20123',
  offerPort: '21123',
  billingPort: '22123',
  dropPort: '23123',
  sidePort: '24123',
  adminPort: '25123',
  metricsPort: '26123',
  pageWord: 'page-123456',
  masterAddress: '10.80.1.20',
  supplierAddress: '10.80.1.30',
  strangerAddress: '10.80.1.40',
}

const at = '2026-01-01T00:00:00.000Z'
const refused: Knock['outcome'] = { kind: 'refused', message: 'connection refused' }

export function knock(from: Place, host: string, port: number, body?: string): Knock {
  const outcome: Knock['outcome'] = body === undefined ? refused : { kind: 'answered', status: 200, body }
  return { from, host, port, path: '/', outcome, at }
}

const outside: [string, number][] = [
  ['10.80.1.40', 23_123],
  ['10.80.1.40', 24_123],
  ['10.80.1.40', 21_123],
  ['10.80.1.30', 22_123],
  ['10.80.1.20', 25_123],
  ['10.80.1.20', 26_123],
]

export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    service: {
      running: true,
      ownNetwork: true,
      restartPolicy: 'unless-stopped',
      networks: [
        {
          name: 'plaza',
          bridge: 'br-plaza',
          subnets: ['172.21.7.0/24'],
          gateway: '172.21.7.1',
          internal: false,
          address: '172.21.7.3',
          fixed: false,
        },
      ],
    },
    neighbour: { running: true, restartPolicy: 'unless-stopped' },
    report: knock('service', '127.0.0.1', 80, 'supplier is 10.80.1.30\noffer: aa-11\nstock: bb-22'),
    offer: knock('supplier', '10.80.1.30', 21_123, 'aa-11'),
    stock: knock('neighbour', '127.0.0.1', 80, 'bb-22'),
    outsider: knock('stranger', '10.80.1.20', 20_123, '<p>page-123456</p>'),
    owner: knock('master', '10.80.1.20', 20_123, '<p>page-123456</p>'),
    doors: [
      ...outside.map(([host, port]) => knock('service', host, port)),
      knock('service', '172.21.7.1', 25_123),
      knock('service', '172.21.7.1', 26_123),
    ],
    controls: outside.map(([host, port]) => knock('master', host, port, 'here')),
    question: { asked: true, said: verbatim('connection refused'), arrived: false, at },
    disk: {
      docker: ['enabled', 'enabled'],
      files: [
        {
          path: '/usr/local/sbin/egress',
          lines: ['iptables -I DOCKER-USER -i br-plaza -j REJECT', 'iptables -I INPUT -i br-plaza -j REJECT'],
          units: [{ name: 'docker.service', state: 'enabled' }],
        },
      ],
    },
  }
}

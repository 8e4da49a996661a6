import type { Observation, Party, Tried, Wire } from './observation.ts'
import { genuineDaemon } from '../shared/probe-double.ts'

const at = '2026-01-01T00:00:00.000Z'
export const params = {
  server: 'ledger',
  victim: 'clerk',
  intruder: 'lodger',
  network: 'arcade',
  serverPort: '8100',
  victimPort: '9100',
  intruderPort: '7100',
}

export function wire(name: string, over: Partial<Wire> = {}): Wire {
  return {
    id: `id-of-${name}`,
    name,
    driver: 'bridge',
    parent: '',
    open: true,
    address: '172.18.0.2',
    gateway: '172.18.0.1',
    ...over,
  }
}

export function party(name: string, wires: Wire[], over: Partial<Party> = {}): Party {
  return {
    name,
    state: 'running',
    pid: 100,
    netns: `net-of-${name}`,
    bounding: '00000000a80425fb',
    wires,
    published: [],
    restart: 'unless-stopped',
    ...over,
  }
}

export function answered(from: string, body: string, status = 200): Tried {
  return { from, to: '172.18.0.2:8100', outcome: { kind: 'answered', status, body }, at }
}

export function silent(from: string): Tried {
  return {
    from,
    to: '172.18.0.2:8100',
    outcome: { kind: 'timeout', message: 'no answer within 800 ms' },
    at,
  }
}

/** Two on a network of their own, and the third elsewhere with Docker's ordinary rights. */
export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    hostNetns: 'net-of-master',
    server: party('ledger', [wire('backroom')]),
    victim: party('clerk', [wire('backroom')]),
    intruder: party('lodger', [wire('arcade')]),
    own: {
      server: answered('ledger', 'secret'),
      victim: answered('clerk', 'secret'),
      intruder: answered('lodger', 'all quiet'),
    },
    pair: [answered('clerk', 'secret')],
    reached: { server: [silent('lodger')], victim: [silent('lodger')] },
  }
}

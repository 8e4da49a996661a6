import type { Params } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { BoardTried, DoorTried, Observation, Place, Way } from './observation.ts'
import type { PermanentFirewall } from './permanent-firewall.ts'

/** Made by hand, for tests: what a solved lab looks like. */
export const params: Params = {
  apiPort: '24123',
  serviceName: 'builders',
  serviceFirst: '24100',
  serviceLast: '24199',
  plainPort: '23456',
  boardPort: '25123',
  boardWord: 'lentil-1234',
  tenantName: 'billing',
  caName: 'Ember Forge CA',
  masterAddress: '10.80.1.20',
  clientAddress: '10.80.1.30',
  strangerAddress: '10.80.1.40',
}

const at = '2026-01-01T00:00:00.000Z'

export const own: DoorTried['outcome'] = { kind: 'answered', status: 200, body: '{', daemonId: 'own' }
export const silence: DoorTried['outcome'] = { kind: 'timeout', message: 'no answer in time' }
export const alert: DoorTried['outcome'] = { kind: 'rejected', message: 'alert certificate required' }

export function door(place: Place, way: Way, port: number, outcome = silence): DoorTried {
  const from = {
    client: 'client',
    stranger: 'stranger',
    visitor: 'stranger',
    tenant: 'master',
    master: 'master',
  }
  return { place, way, port, from: from[place], to: `10.80.1.20:${port}`, outcome, at }
}

export function board(place: Place, isBoard = true): BoardTried {
  const outcome: BoardTried['outcome'] = isBoard
    ? { kind: 'answered', status: 200, body: 'lentil-1234' }
    : silence
  return { place, port: 25123, outcome, isBoard, at }
}

const rule =
  '<rule family="ipv4"><source address="10.80.1.30"/><port port="24123" protocol="tcp"/><accept/></rule>'

export function permanent(zone = `<service name="ssh"/><port port="25123" protocol="tcp"/>${rule}`) {
  const firewall: PermanentFirewall = {
    defaultZone: 'public',
    zones: {
      public: `<?xml version="1.0" encoding="utf-8"?>\n<zone>\n<short>Public</short>\n${zone}\n<forward/>\n</zone>`,
      docker: '<zone version="1.0" target="ACCEPT"><short>docker</short></zone>',
    },
    services: {
      ssh: '<service><port protocol="tcp" port="22"/></service>',
      builders: '<service><port port="24100-24199" protocol="tcp"/></service>',
    },
    policies: {
      'docker-forwarding':
        '<policy target="ACCEPT"><ingress-zone name="ANY"/><egress-zone name="docker"/></policy>',
    },
    ipsets: {},
    direct: null,
  }
  return firewall
}

export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    daemonId: 'own',
    lacks: [],
    served: [door('client', 'certificate', 24123, own), door('client', 'certificate', 24123, own)],
    outside: [
      door('client', 'no-certificate', 24123, alert),
      door('stranger', 'certificate', 24123),
      door('stranger', 'plain', 24123),
      door('stranger', 'certificate', 22, { kind: 'rejected', message: 'wrong version number' }),
      door('visitor', 'certificate', 24123),
    ],
    inside: [
      door('master', 'plain', 24123, { kind: 'answered', status: 400, body: 'HTTP to HTTPS' }),
      door('master', 'no-certificate', 24123, alert),
      door('tenant', 'plain', 24123, { kind: 'answered', status: 400, body: 'HTTP to HTTPS' }),
      door('tenant', 'no-certificate', 24123, alert),
    ],
    tenant: { running: true, ownNetwork: true },
    board: (['client', 'stranger', 'visitor', 'tenant'] as const).map((place) => board(place)),
    permanent: permanent(),
    files: [
      {
        path: '/etc/systemd/system/docker.service.d/remote-api.conf',
        lines: ['ExecStart=/usr/sbin/dockerd -H tcp://0.0.0.0:24123 --tlsverify'],
        units: [{ name: 'docker.service', state: 'enabled' }],
      },
    ],
    firewalld: 'enabled',
    docker: ['enabled', 'enabled'],
  }
}

import { genuineDaemon } from '../shared/probe-double.ts'
import type { Asked, Observation, Said, ServiceSeen } from './observation.ts'
import { greetingOf, nameOf, type Role } from './planted.ts'

const at = '2026-01-01T00:00:00.000Z'
export const params = {
  tillName: 'kiosk',
  tillPort: '20123',
  courierName: 'pigeon',
  courierPort: '21123',
  logPort: '15123',
  logRoot: '/var/log/quay',
  keepMegabytes: '12',
  masterAddress: '10.0.0.10',
}

function asked(body: string): Asked {
  return { from: 'loghost', to: '10.0.0.10:1', outcome: { kind: 'answered', status: 200, body }, at }
}

function service(role: Role): ServiceSeen {
  return {
    status: 'running',
    restart: 'unless-stopped',
    log: { driver: 'syslog', options: { 'cache-max-size': '2m', 'cache-max-file': '3' } },
    front: asked(greetingOf(params, role)),
  }
}

function said(role: Role): Said {
  return {
    asked: asked('done'),
    token: `look-${nameOf(params, role)}`,
    arrived: true,
    ms: 60,
    size: 80,
    elsewhere: [],
    onMaster: [],
  }
}

/** What is seen where everything is right. */
export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    services: { till: service('till'), courier: service('courier') },
    said: { till: said('till'), courier: said('courier') },
    holders: [],
    collector: {
      rsyslog: { active: 'active', state: 'enabled' },
      ownListener: true,
      firewalld: { active: 'active', state: 'enabled' },
      opening: '/etc/firewalld/zones/public.xml',
    },
    docker: ['enabled', 'enabled'],
    forwarder: { active: 'active', state: 'enabled' },
    syslogSize: 5000,
  }
}

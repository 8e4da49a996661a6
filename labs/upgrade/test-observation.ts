import { dockerdProcess, genuineDaemon } from '../shared/probe-double.ts'
import type { Observation } from './observation.ts'

export const params = { till: 'kiosk-till', vault: 'coffer', tillPort: '22222', takings: '4711-ducats' }

const at = '2026-01-01T01:00:00.000Z'
/** When master booted; all else happened after it, in seconds. */
export const booted = Date.parse('2026-01-01T00:00:00.000Z')
export const after = (seconds: number): number => booted + seconds * 1000

/** A lab on which all is as it should be. */
export function solved(): Observation {
  const daemon = genuineDaemon(at)
  daemon.identity = { kind: 'genuine', process: dockerdProcess({ pid: 900, startedAt: after(1800) }) }
  const version = '26.1.5+dfsg1-9+deb13u1'
  return {
    at,
    daemon,
    engine: { version: '26.1.5+dfsg1', liveRestore: true },
    unit: { ActiveState: 'active', MainPID: '900', NeedDaemonReload: 'no', UnitFileState: 'enabled' },
    socket: { UnitFileState: 'enabled' },
    till: { status: 'running', pid: 400, createdAt: after(10), startedAt: after(11) },
    vaultStartedAt: after(14),
    hostStartedAt: booted,
    told: { kind: 'answered', status: 200, body: 'In the drawer: 4711-ducats' },
    packages: {
      engine: { status: 'install ok installed', version },
      cli: { status: 'install ok installed', version },
    },
    configuration: { path: '/etc/docker/daemon.json', inFile: true, broken: false, asFlag: null },
  }
}

/** The same after a full check. */
export function checked(): Observation {
  return { ...solved(), exec: { kind: 'inside' }, restart: { ok: true, message: 'active', at } }
}

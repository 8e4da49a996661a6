import type { HostProbe, Params } from '../../contract/index.ts'
import type { Collector, UnitSeen } from './observation.ts'

const FIREWALLD = '/etc/firewalld'

/** What takes lines in on loghost, and what would after a boot. */
export async function seeCollector(loghost: HostProbe, params: Params): Promise<Collector> {
  const port = Number(params.logPort)
  const [rsyslog, firewalld, listeners, opening] = await Promise.all([
    loghost.unit('rsyslog.service', ['ActiveState', 'UnitFileState', 'MainPID']),
    seeUnit(loghost, 'firewalld.service'),
    loghost.listeners(),
    findOpening(loghost, port, params.masterAddress ?? 'master'),
  ])
  const own = listeners.filter((listener) => listener.port === port)
  return {
    rsyslog: unitOf(rsyslog),
    ownListener: own.length === 0 ? null : own.every(({ pids }) => pids.includes(Number(rsyslog.MainPID))),
    firewalld,
    opening,
  }
}

export async function seeUnit(host: HostProbe, name: string): Promise<UnitSeen> {
  return unitOf(await host.unit(name, ['ActiveState', 'UnitFileState']))
}

function unitOf({ ActiveState, UnitFileState }: Record<string, string>): UnitSeen {
  return { active: ActiveState || 'unknown', state: UnitFileState || 'unknown' }
}

async function findOpening(loghost: HostProbe, port: number, master: string): Promise<string | null> {
  const files = await loghost.findFiles({ roots: [FIREWALLD], needle: '<', maxFiles: 60 })
  for (const path of files.map((file) => file.path).sort()) {
    // What firewalld reads ends so; `*.xml.old` are its own copies.
    if (!path.endsWith('.xml')) continue
    const text = (await loghost.readFile(path)) ?? ''
    if (letsIn(path, text, port, master)) return path
  }
  return null
}

/** Whether a file of firewalld's permanent configuration names the port, or trusts all that comes from master. */
export function letsIn(path: string, text: string, port: number, master: string): boolean {
  if (path.endsWith('/direct.xml')) return new RegExp(`--dport ${port}\\b`).test(text)
  const ports = [...text.matchAll(/\bport="(\d+)(?:-(\d+))?"/g)]
  if (ports.some(([, first, last]) => Number(first) <= port && port <= Number(last ?? first))) return true
  const trusts = /<zone[^>]*target="ACCEPT"/.test(text) || path.endsWith('/trusted.xml')
  return trusts && text.includes(`address="${master}`)
}

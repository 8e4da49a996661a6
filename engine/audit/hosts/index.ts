import type { AuditedHost } from '../../../audit/audited-host.ts'
import type { AuditTarget } from '../../../contract/audit/index.ts'
import { bulkheadHome } from '../../home.ts'
import type { RunningLab } from '../../hosts/lab-hosts.ts'
import { openEngine } from './docker-engine.ts'
import { openLabHost } from './lab-host.ts'
import { lookAtEngine } from './look-at-engine.ts'
import { candidatesOf, surroundings } from './targets.ts'
import { hostTroubles } from './troubles.ts'

export interface OpenAuditedHostOptions {
  /** Whether containers may be started on a machine that is no lab host, and on one that is. */
  probe: boolean
  /** The open lab of an exercise. Throws TroubleError where it is not open. */
  lab(exercise: string): RunningLab | Promise<RunningLab>
  /** Bulkhead's own folder. */
  home?: string
  signal?: AbortSignal
}

/** A machine to be audited. Dispose of it afterwards. Throws TroubleError where it can't be reached at all. */
export async function openAuditedHost(
  target: AuditTarget,
  { probe, lab, home = bulkheadHome(), signal }: OpenAuditedHostOptions,
): Promise<AuditedHost> {
  signal?.throwIfAborted()
  if (target.kind === 'lab') {
    const running = await lab(target.exercise)
    if (!running.session.hosts.some(({ name }) => name === target.host))
      throw hostTroubles.noSuchHost(target.host)
    return openLabHost(running, target.host, { probe })
  }
  const engine = await openEngine(candidatesOf(target, surroundings(home)), signal)
  const name = target.context === undefined ? engine.address : `${target.context} (${engine.address})`
  return lookAtEngine(name, engine, { probe, home, signal })
}

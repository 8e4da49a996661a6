import { type AuditedHost, unseen } from '../../../audit/audited-host.ts'
import type { AuditTarget } from '../../../contract/audit/index.ts'
import { msg, render } from '../../../contract/index.ts'
import { bulkheadHome } from '../../home.ts'
import type { RunningLab } from '../../hosts/lab-hosts.ts'
import { auditedEngine, dialOf, directSight, notAskedFor, openEngine } from './docker-engine.ts'
import { openLabHost } from './lab-host.ts'
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
  const candidates = candidatesOf(target, surroundings(home))
  const engine = await openEngine(candidates, dialOf)
  const { connection, from } = engine.candidate
  if (connection === undefined) throw hostTroubles.badAddress(engine.address)
  const sight = await directSight(connection, engine)
  return auditedEngine(`${render(msg`${from}`)} (${engine.address})`, engine, {
    eyes: sight.eyes,
    runner: unseen(notAskedFor),
    close: async () => sight.close(),
  })
}

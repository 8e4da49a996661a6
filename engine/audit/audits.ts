import { randomUUID } from 'node:crypto'
import {
  type AuditChoice,
  type AuditEvent,
  type AuditFormat,
  type AuditPolicy,
  type AuditReport,
  type AuditTarget,
  type KeptAudit,
  type KeptPolicy,
  machineOf,
} from '../../contract/audit/index.ts'
import { ImpostorError, ProbeError } from '../../contract/index.ts'
import { audit } from '../../audit/audit.ts'
import type { AuditedHost } from '../../audit/audited-host.ts'
import type { AuditFile } from '../../audit/formats/index.ts'
import { logError } from '../log.ts'
import type { Progress } from '../progress/progress.ts'
import { unlessAborted } from '../unless-aborted.ts'
import { auditFileFor } from './audit-file.ts'
import { createPolicies } from './policies.ts'
import { auditTroubles } from './troubles.ts'

/** Audits of machines: made, kept, and what holds for each machine. All may throw TroubleError. */
export interface Audits {
  targets(): Promise<AuditChoice[]>
  /** Goes on to its end, and what was found is kept, also when nobody listens any more. */
  run(
    target: AuditTarget,
    options: { probe: boolean; policy?: AuditPolicy; signal?: AbortSignal },
  ): AsyncGenerator<AuditEvent, void, void>
  list(): Promise<KeptAudit[]>
  get(id: string): Promise<AuditReport>
  remove(ids: readonly string[]): Promise<void>
  file(of: { id: string; format: AuditFormat; language: string }): Promise<AuditFile>
  policy(daemon: string): Promise<KeptPolicy>
  savePolicy(daemon: string, policy: KeptPolicy): Promise<void>
  /** Ends what is being looked at; resolves when nothing of it is left. */
  close(): Promise<void>
}

export interface AuditsOptions {
  home: string
  progress: Pick<Progress, 'addAudit' | 'audits' | 'audit' | 'removeAudits'>
  targets(): Promise<AuditChoice[]>
  /** Finds a machine's eyes; of a host of a lab, says which lab it is. Throws TroubleError. */
  open(
    target: AuditTarget,
    options: { probe: boolean; signal: AbortSignal },
  ): Promise<AuditedHost & { session?: string }>
}

export function createAudits({ home, progress, targets, open }: AuditsOptions): Audits {
  const policies = createPolicies(home)
  const running = new Map<string, Promise<unknown>>()
  const ending = new AbortController()
  const { signal: over } = ending

  /** The host of a lab that an audit saw the daemon on, however it is named now. */
  async function machineWith(daemon: string): Promise<string> {
    const seen = (await progress.audits()).map(({ target }) => target)
    const onLab = seen.find((target) => target.session !== undefined && target.daemon === daemon)
    return machineOf(onLab ?? { asked: { kind: 'docker' }, daemon })
  }

  async function carryOut(
    target: AuditTarget,
    { probe, policy }: { probe: boolean; policy?: AuditPolicy },
    on: (fraction: number) => void,
  ): Promise<AuditEvent> {
    const host = await open(target, { probe, signal: over })
    try {
      const { session } = host
      const holds = async (daemon: string) => {
        if (policy) return policy
        const machine =
          session === undefined ? await machineWith(daemon) : machineOf({ asked: target, daemon, session })
        return together(host.policy, policies.read(machine))
      }
      const judged = await unlessAborted(over, audit(host, holds, target, on))
      const report = session === undefined ? judged : { ...judged, target: { ...judged.target, session } }
      const id = randomUUID()
      await progress.addAudit(id, report)
      return { kind: 'report', id, report }
    } catch (error) {
      if (error instanceof ImpostorError) throw auditTroubles.impostor(host.name, error.message)
      if (error instanceof ProbeError) throw auditTroubles.unreachable(host.name, error.reason)
      throw error
    } finally {
      await host.dispose()
    }
  }

  return {
    targets,
    async *run(target, { probe, policy, signal }) {
      const key = JSON.stringify(target)
      if (running.has(key)) throw auditTroubles.runs()
      let fraction = 0
      let wake = () => {}
      const report = carryOut(target, { probe, policy }, (now) => {
        fraction = Math.min(1, Math.max(fraction, now))
        wake()
      }).finally(() => running.delete(key))
      running.set(key, report)
      const isDone = report.then(
        () => true,
        () => true,
      )
      for (let told = -1, isOver = false; !isOver && !signal?.aborted;) {
        const more = new Promise<false>((resolve) => (wake = () => resolve(false)))
        if (fraction > told) yield { kind: 'looking', fraction: (told = fraction) }
        else isOver = await Promise.race([isDone, more])
      }
      if (!signal?.aborted) yield await report
    },
    list: () => progress.audits(),
    async get(id) {
      const report = await progress.audit(id)
      if (!report) throw auditTroubles.noAudit()
      return report
    },
    remove: (ids) => progress.removeAudits(ids),
    async file({ id, format, language }) {
      const report = await progress.audit(id)
      if (!report) throw auditTroubles.noAudit()
      return auditFileFor(report, format, language)
    },
    policy: async (daemon) => policies.read(await machineWith(daemon)),
    savePolicy: async (daemon, policy) => policies.save(await machineWith(daemon), policy),
    async close() {
      ending.abort()
      for (const ended of await Promise.allSettled(running.values()))
        if (ended.status === 'rejected' && !isAbort(ended.reason)) logError('ending an audit', ended.reason)
    },
  }
}

/** What people say goes before what whoever made the machine says: of answers the last counts, of what is accepted the first. */
function together(made: AuditPolicy | undefined, said: AuditPolicy): AuditPolicy {
  if (!made) return said
  return {
    ...made,
    ...said,
    attestations: [...made.attestations, ...said.attestations],
    accepted: [...said.accepted, ...made.accepted],
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

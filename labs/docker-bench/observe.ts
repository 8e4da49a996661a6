import type { Observation as Audited } from '../../audit/observation.ts'
import type { LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { auditOf } from '../shared/audited.ts'
import { type DaemonSeen, observeDaemon } from '../shared/judge-daemon.ts'
import { QUAY_PORT } from './setup.ts'
import { lookAfterRestart, type Restart } from '../shared/restart.ts'
import { askPage, type PageSeen } from '../shared/served.ts'

export const answerNames = ['false-passes', 'false-warnings'] as const

export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<(typeof answerNames)[number], string | null>
  pages: { ledger: PageSeen; quay: PageSeen }
  /** Nothing where something else answers in the daemon's place, or nobody. */
  audited: Audited | null
  /** Only after a restart of our own. */
  restart?: Restart
}

/** Asks for both pages and audits the host as `bulkhead audit` does. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const [daemon, answers, ledger, quay] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    askPage(master, params, Number(params.ledgerPort)),
    // Where it is moved to is the learner's choice; it has to be reached where it was, or at 8443.
    askPage(master, params, QUAY_PORT),
  ])
  // What an impostor says is worth nothing.
  const audited = daemon.identity.kind === 'genuine' ? await auditOf(master) : null
  return { at, daemon, answers, pages: { ledger, quay }, audited }
}

export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ pages }) => pages.ledger.outcome.kind === 'answered' && pages.quay.outcome.kind === 'answered',
  )
}

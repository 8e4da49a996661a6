import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import type { Observation } from './observation.ts'
import { isNewer, WANTED } from './versions.ts'

export function judgeEngine(observation: Observation): CheckResult[] {
  return [judgeDaemon(observation.daemon), judgeVersion(observation), judgeStartedBy(observation)]
}

/** Whether the daemon that answers is the newer one; the first question of the upgrade and of what it did to the till. */
export function judgeVersion({ engine, packages, at }: Observation): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the daemon that runs for its version`,
      from: 'master',
      expected: msg`${WANTED} or later`,
      got: engine ? verbatim(engine.version) : msg`nobody answers`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('engine-version', status, summary, evidence)
  if (!engine) return say('fail', msg`No daemon says which version it is.`)
  if (isNewer(engine.version)) return say('pass', msg`Docker ${engine.version} runs on master.`)
  if (packages.engine && isNewer(packages.engine.version))
    return say(
      'fail',
      msg`The newer package is there, but the daemon that runs is still ${engine.version}: nobody has restarted it since.`,
    )
  return say('fail', msg`Docker ${engine.version} runs on master, and a newer one lies in /srv/packages.`)
}

/** What was started by hand is gone after the next boot, and the old one is back, or none. */
function judgeStartedBy({ daemon, unit, at }: Observation): CheckResult {
  const pid = daemon.identity.kind === 'genuine' ? String(daemon.identity.process.pid) : undefined
  const evidence: Evidence[] = [
    {
      tried: msg`Ask systemd for the process of docker.service`,
      from: 'master',
      expected: pid === undefined ? msg`no process` : verbatim(pid),
      got: joined([unit.MainPID ?? msg`unknown`, unit.ActiveState ?? msg`unknown`]),
      at,
    },
  ]
  return pid !== undefined && unit.MainPID === pid
    ? result('started-by-systemd', 'pass', msg`systemd started it, as docker.service.`, evidence)
    : result(
        'started-by-systemd',
        'fail',
        msg`The daemon that answers is not the one of docker.service, so the next start of master brings another.`,
        evidence,
      )
}

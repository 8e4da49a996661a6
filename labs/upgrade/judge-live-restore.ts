import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import type { Observation } from './observation.ts'

export function judgeLiveRestore(observation: Observation): CheckResult[] {
  return [
    judgeDaemon(observation.daemon),
    judgeNow(observation),
    judgeNext(observation),
    ...judgeRestarted(observation.restart),
  ]
}

function judgeNow({ engine, at }: Observation): CheckResult {
  const on = engine?.liveRestore === true
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the daemon whether it leaves containers running when it ends`,
      from: 'master',
      expected: verbatim('LiveRestoreEnabled: true'),
      got: engine ? verbatim(`LiveRestoreEnabled: ${engine.liveRestore}`) : msg`nobody answers`,
      at,
    },
  ]
  return on
    ? result('live-restore-now', 'pass', msg`The daemon leaves containers running when it ends.`, evidence)
    : result(
        'live-restore-now',
        'fail',
        msg`When this daemon ends, it takes every container with it.`,
        evidence,
      )
}

/** A reload changes the daemon that runs; the next one reads its configuration anew. */
function judgeNext({ daemon, unit, socket, configuration, at }: Observation): CheckResult {
  const { path, inFile, broken, asFlag } = configuration
  const evidence: Evidence[] = [
    {
      tried: msg`Read ${path} and the command line of dockerd`,
      from: 'master',
      expected: msg`live-restore in one of them`,
      got: msg`in the file: ${broken ? msg`no JSON object` : said(inFile)}; on the command line: ${said(asFlag)}`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('live-restore-next', status, summary, evidence)
  const pid = daemon.identity.kind === 'genuine' ? String(daemon.identity.process.pid) : ''
  if (broken) return say('fail', msg`${path} is no JSON that dockerd understands: it would not start again.`)
  if (inFile !== null && asFlag !== null)
    return say(
      'fail',
      msg`live-restore stands on the command line and in ${path}, and dockerd accepts only one.`,
    )
  if (inFile !== true && asFlag !== true)
    return say(
      'fail',
      msg`The configuration does not ask for live-restore, so the next daemon goes without it.`,
    )
  if (inFile !== true && unit.MainPID !== pid)
    return say(
      'fail',
      msg`live-restore was given to a daemon that systemd did not start; the next one goes without.`,
    )
  if (unit.NeedDaemonReload === 'yes')
    return say(
      'fail',
      msg`Unit files were changed and systemd has not read them; what comes next is not what runs.`,
    )
  if (![unit.UnitFileState, socket.UnitFileState].includes('enabled'))
    return say(
      'fail',
      msg`Nothing starts docker when master starts: its service and its socket are disabled.`,
    )
  return say('pass', msg`The next daemon is started with live-restore too.`)
}

function said(value: boolean | null): Message {
  return value === null ? msg`nothing` : verbatim(String(value))
}

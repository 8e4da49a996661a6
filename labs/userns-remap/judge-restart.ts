import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { saw } from './evidence.ts'
import { idMapInWords, sameRanges } from './id-ranges.ts'
import type { Observation } from './observation.ts'
import { judgeRestarted } from '../shared/restart.ts'

/** Clocks of files and processes differ by less. */
const CLOCK_SLACK_MS = 100

/** Whether a restart would bring back what runs now; after a restart of our own, whether it did. */
export function judgeRestart(observation: Observation, params: Params): CheckResult[] {
  const restarted = judgeRestarted(observation.restart)
  const configured = judgeConfigured(observation)
  if (configured.status !== 'pass') return [configured, ...restarted]
  return [configured, judgeStarter(observation), judgeContainers(observation, params), ...restarted]
}

/** The ranges on the disk have to be those that containers run with. */
function judgeConfigured({ remap, containers, at, visitor }: Observation): CheckResult {
  const running =
    (visitor?.kind === 'ran' ? visitor.mapping : null) ??
    containers.find(({ mapping }) => mapping !== null)?.mapping ??
    null
  const users = idMapInWords(remap.uids)
  const groups = idMapInWords(remap.gids)
  const evidence = [
    saw(
      at,
      msg`Read dockerd's arguments and daemon.json, /etc/subuid and /etc/subgid`,
      msg`a user whose ranges are those that containers have`,
      remap.option === null
        ? msg`nothing about userns-remap; users: ${users}; groups: ${groups}`
        : msg`userns-remap ${remap.option}; users: ${users}; groups: ${groups}`,
    ),
  ]
  const configured = (status: 'pass' | 'fail', summary: Message) =>
    result('remap-configured', status, summary, evidence)
  if (remap.option === null) {
    return configured('fail', msg`dockerd is not told to map ids, so there is nothing that could survive.`)
  }
  if (/^(root|0)(:|$)/.test(remap.option)) {
    return configured('fail', msg`dockerd is told to map root to root, which it takes for no mapping at all.`)
  }
  if (remap.uids.length === 0 || remap.gids.length === 0) {
    return configured(
      'fail',
      msg`/etc/subuid and /etc/subgid have no ranges for ${remap.option}, so the next start fails.`,
    )
  }
  if (!running)
    return configured('fail', msg`No container runs, so there is nothing yet that could come back.`)
  if (!sameRanges(running.uids, remap.uids) || !sameRanges(running.gids, remap.gids)) {
    return configured(
      'fail',
      msg`Containers do not run with the ranges that /etc/subuid and /etc/subgid give now; the next start would use those, and another store with them.`,
    )
  }
  return configured('pass', msg`dockerd maps to the ranges of ${remap.option}, and they are on the disk.`)
}

function judgeStarter({ daemon, units, configuration, at }: Observation): CheckResult {
  const process = daemon.identity.kind === 'genuine' ? daemon.identity.process : undefined
  const { ActiveState = '', MainPID = '', NeedDaemonReload = '', UnitFileState } = units.service
  const startedAt = process?.startedAt ?? 0
  const changed = configuration.filter((file) => file.changedAt > startedAt + CLOCK_SLACK_MS)
  const evidence = [
    saw(
      at,
      msg`Ask systemd for docker.service, and compare its start with its files`,
      msg`active, main process ${process?.pid ?? ''}, no file changed after ${iso(startedAt)}`,
      joined(
        [
          msg`${ActiveState}, main process ${MainPID}, NeedDaemonReload ${NeedDaemonReload}`,
          ...configuration.map((file) => verbatim(`${file.path} ${iso(file.changedAt)}`)),
        ],
        semicolon,
      ),
    ),
  ]
  const started = (status: 'pass' | 'fail', summary: Message) =>
    result('by-systemd', status, summary, evidence)
  if (Number(MainPID) !== process?.pid) {
    return started(
      'fail',
      msg`The dockerd that runs was not started by docker.service, so the next start brings back another one.`,
    )
  }
  if (NeedDaemonReload === 'yes') {
    return started(
      'fail',
      msg`A unit file was changed and systemd has not read it yet: systemctl daemon-reload, then restart docker.`,
    )
  }
  if (changed.length > 0) {
    return started(
      'fail',
      msg`${listOf(changed.map(({ path }) => path))} changed after dockerd started: what runs now is not what the next start makes.`,
    )
  }
  if (![UnitFileState, units.socket.UnitFileState].includes('enabled')) {
    return started(
      'fail',
      msg`Neither docker.service nor docker.socket is enabled, so docker stays off after a reboot.`,
    )
  }
  return started('pass', msg`systemd started dockerd, from the configuration that is on the disk.`)
}

function judgeContainers(
  { containers, at }: Observation,
  { service = '', helper = '' }: Params,
): CheckResult {
  const both = [service, helper].map((name) => ({
    name,
    seen: containers.find((each) => each.name === name),
  }))
  const evidence = [
    saw(
      at,
      msg`Ask the daemon for the restart policies of ${service} and ${helper}`,
      msg`unless-stopped or always`,
      joined(
        both.map(({ name, seen }) => msg`${name}: ${seen ? seen.restartPolicy || 'no' : msg`not there`}`),
      ),
    ),
  ]
  const lost = both.filter(({ seen }) => !seen || ['', 'no'].includes(seen.restartPolicy))
  return lost.length > 0
    ? result(
        'containers-come-back',
        'fail',
        msg`Nothing starts ${listOf(lost.map(({ name }) => name))} again when docker restarts.`,
        evidence,
      )
    : result('containers-come-back', 'pass', msg`${service} and ${helper} start again with docker.`, evidence)
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

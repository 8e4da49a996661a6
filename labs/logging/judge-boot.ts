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
import type { Observation, UnitSeen } from './observation.ts'
import { roles } from './planted.ts'

/** Whether rsyslog takes the lines in, now and after a boot of loghost. */
export function judgeCollector(
  { collector: { rsyslog, ownListener }, at }: Observation,
  { logPort = '' }: Params,
): CheckResult {
  const listener = ownListener
    ? msg`TCP port ${logPort} is its own`
    : msg`TCP port ${logPort} is another program's`
  const evidence = [
    {
      tried: msg`Ask systemd about rsyslog.service`,
      from: 'loghost',
      expected: msg`active and enabled`,
      got: joined([inWords(rsyslog), ...(ownListener === null ? [] : [listener])], semicolon),
      at,
    },
  ]
  const fail = (summary: Message) => result('loghost-listens', 'fail', summary, evidence)
  if (rsyslog.active !== 'active') return fail(msg`rsyslog does not run as a service on loghost.`)
  if (!starts(rsyslog.state))
    return fail(msg`rsyslog runs on loghost, but does not start by itself at the next boot.`)
  if (ownListener === false)
    return fail(msg`Something other than rsyslog listens at port ${logPort} of loghost.`)
  return result('loghost-listens', 'pass', msg`rsyslog on loghost runs, and starts by itself.`, evidence)
}

/** Whether loghost's firewall is there and lets them in, also when it is started anew. */
export function judgeFirewall(
  { collector: { firewalld, opening }, at }: Observation,
  { logPort = '' }: Params,
): CheckResult {
  const evidence = [
    {
      tried: msg`Ask systemd about firewalld.service, and look for port ${logPort} in /etc/firewalld`,
      from: 'loghost',
      expected: msg`active and enabled; a file that lets the port in`,
      got: joined([inWords(firewalld), opening ?? msg`no file`], semicolon),
      at,
    },
  ]
  const fail = (summary: Message) => result('firewall-lets-in', 'fail', summary, evidence)
  if (firewalld.active !== 'active' || !starts(firewalld.state))
    return fail(
      msg`The firewall of loghost is off, or will be after the next boot: then every port is open, not one.`,
    )
  if (opening === null)
    return fail(
      msg`Nothing in firewalld's permanent configuration on loghost lets port ${logPort} in: after a reload it is closed.`,
    )
  return result(
    'firewall-lets-in',
    'pass',
    msg`${opening} on loghost lets the lines in, also after a reload.`,
    evidence,
  )
}

/** Whether what sends the lines comes back when master boots. */
export function judgeSender({ docker, forwarder, services, at }: Observation): CheckResult {
  const forwards = roles.some((role) => services[role]?.log.driver === 'journald')
  const evidence = [
    {
      tried: msg`Ask systemd what starts at boot`,
      from: 'master',
      expected: forwards ? msg`docker and rsyslog, which forwards` : verbatim('docker'),
      got: msg`docker ${docker.join(', ')}; rsyslog ${forwarder.state}`,
      at,
    },
  ]
  if (!docker.some(starts))
    return result('master-starts', 'fail', msg`Docker does not start by itself when master boots.`, evidence)
  if (forwards && !starts(forwarder.state)) {
    const summary = msg`The lines go by way of rsyslog on master, and that does not start by itself at the next boot.`
    return result('master-starts', 'fail', summary, evidence)
  }
  return result('master-starts', 'pass', msg`What sends on master starts by itself.`, evidence)
}

const inWords = ({ active, state }: UnitSeen): Message => listOf([active, state])

function starts(state: string): boolean {
  return state === 'enabled' || state === 'static'
}

import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'
import { roles } from './planted.ts'

/** Whether rsyslog takes the lines in, now and after a boot of loghost. */
export function judgeCollector(
  { collector: { rsyslog, ownListener }, at }: Observation,
  params: Params,
): CheckResult {
  const listener =
    ownListener === null
      ? ''
      : `; TCP port ${params.logPort} is ${ownListener ? 'its own' : "another program's"}`
  const evidence = [
    {
      tried: msg`Ask systemd about rsyslog.service`,
      from: 'loghost',
      expected: msg`active and enabled`,
      got: msg`${rsyslog.active} and ${rsyslog.state}${listener}`,
      at,
    },
  ]
  const fail = (summary: Message) => result('loghost-listens', 'fail', summary, evidence)
  if (rsyslog.active !== 'active') return fail(msg`rsyslog does not run as a service on loghost.`)
  if (!starts(rsyslog.state))
    return fail(msg`rsyslog runs on loghost, but does not start by itself at the next boot.`)
  if (ownListener === false)
    return fail(msg`Something other than rsyslog listens at port ${params.logPort} of loghost.`)
  return result('loghost-listens', 'pass', msg`rsyslog on loghost runs, and starts by itself.`, evidence)
}

/** Whether loghost's firewall is there and lets them in, also when it is started anew. */
export function judgeFirewall(
  { collector: { firewalld, opening }, at }: Observation,
  params: Params,
): CheckResult {
  const evidence = [
    {
      tried: msg`Ask systemd about firewalld.service, and look for port ${params.logPort} in /etc/firewalld`,
      from: 'loghost',
      expected: msg`active and enabled; a file that lets the port in`,
      got: msg`${firewalld.active} and ${firewalld.state}; ${opening ?? msg`no file`}`,
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
      msg`Nothing in firewalld's permanent configuration on loghost lets port ${params.logPort} in: after a reload it is closed.`,
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
      expected: forwards ? msg`docker and rsyslog, which forwards` : msg`docker`,
      got: msg`docker ${docker.join(', ')}; rsyslog ${forwarder.state}`,
      at,
    },
  ]
  if (!docker.some(starts))
    return result('master-starts', 'fail', msg`Docker does not start by itself when master boots.`, evidence)
  if (forwards && !starts(forwarder.state)) {
    const summary =
      'The lines go by way of rsyslog on master, and that does not start by itself at the next boot.'
    return result('master-starts', 'fail', summary, evidence)
  }
  return result('master-starts', 'pass', msg`What sends on master starts by itself.`, evidence)
}

function starts(state: string): boolean {
  return state === 'enabled' || state === 'static'
}

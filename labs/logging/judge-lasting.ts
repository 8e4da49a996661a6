import type { CheckResult, Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeRestarted } from '../shared/restart.ts'
import type { Observation } from './observation.ts'
import { fileOf, nameOf, roles } from './planted.ts'

/** Whether what is heard now is heard again after a boot; after restarts of our own, whether it was. */
export function judgeLasting(observation: Observation, params: Params): CheckResult[] {
  const restarted = [...(observation.restarts ?? []).map(judgeOne), ...judgeRestarted(observation.restart)]
  return [
    judgeInForce(observation, params),
    judgePolicies(observation, params),
    judgeCollector(observation, params),
    judgeFirewall(observation, params),
    judgeMaster(observation),
    ...restarted,
  ]
}

function judgeInForce({ said, at }: Observation, params: Params): CheckResult {
  const unheard = roles.filter((role) => !said[role]?.arrived)
  const evidence = [
    {
      tried: 'Make both services say something',
      from: 'loghost',
      expected: roles.map((role) => `a line in ${fileOf(params, role)}`).join(', '),
      got: roles.map((role) => `${nameOf(params, role)}: ${said[role]?.arrived ? 'heard' : 'not heard'}`).join(', '),
      at,
    },
  ]
  return unheard.length === 0
    ? result('heard', 'pass', 'Both services are heard on loghost now.', evidence)
    : result(
        'heard',
        'fail',
        `What ${unheard.map((role) => nameOf(params, role)).join(' and ')} say${unheard.length > 1 ? '' : 's'} does not arrive now, so there is nothing yet that could last.`,
        evidence,
      )
}

function judgePolicies({ services, at }: Observation, params: Params): CheckResult {
  const lost = roles.filter(
    (role) => !['always', 'unless-stopped', 'on-failure'].includes(services[role]?.restart ?? ''),
  )
  const evidence = [
    {
      tried: "Read the containers' restart policies",
      from: 'master',
      expected: 'always or unless-stopped',
      got: roles.map((role) => `${nameOf(params, role)}: ${services[role]?.restart ?? 'no such container'}`).join(', '),
      at,
    },
  ]
  const [first] = lost
  return first === undefined
    ? result('containers-come-back', 'pass', 'Docker starts both containers again by itself.', evidence)
    : result(
        'containers-come-back',
        'fail',
        `Nothing starts container ${nameOf(params, first)} after a restart of docker.`,
        evidence,
      )
}

function judgeCollector({ collector: { rsyslog, ownListener }, at }: Observation, params: Params): CheckResult {
  const listener =
    ownListener === null ? '' : `; TCP port ${params.logPort} is ${ownListener ? 'its own' : "another program's"}`
  const evidence = [
    {
      tried: 'Ask systemd about rsyslog.service',
      from: 'loghost',
      expected: 'active and enabled',
      got: `${rsyslog.active} and ${rsyslog.state}${listener}`,
      at,
    },
  ]
  const fail = (summary: string) => result('loghost-listens', 'fail', summary, evidence)
  if (rsyslog.active !== 'active') return fail('rsyslog does not run as a service on loghost.')
  if (!starts(rsyslog.state)) return fail('rsyslog runs on loghost, but does not start by itself at the next boot.')
  if (ownListener === false) return fail(`Something other than rsyslog listens at port ${params.logPort} of loghost.`)
  return result('loghost-listens', 'pass', 'rsyslog on loghost runs, and starts by itself.', evidence)
}

function judgeFirewall({ collector: { firewalld, opening }, at }: Observation, params: Params): CheckResult {
  const evidence = [
    {
      tried: `Ask systemd about firewalld.service, and look for port ${params.logPort} in /etc/firewalld`,
      from: 'loghost',
      expected: 'active and enabled; a file that lets the port in',
      got: `${firewalld.active} and ${firewalld.state}; ${opening ?? 'no file'}`,
      at,
    },
  ]
  const fail = (summary: string) => result('firewall-lets-in', 'fail', summary, evidence)
  if (firewalld.active !== 'active' || !starts(firewalld.state))
    return fail('The firewall of loghost is off, or will be after the next boot: then every port is open, not one.')
  if (opening === null)
    return fail(`Nothing in firewalld's permanent configuration on loghost lets port ${params.logPort} in: after a reload it is closed.`)
  return result('firewall-lets-in', 'pass', `${opening} on loghost lets the lines in, also after a reload.`, evidence)
}

function judgeMaster({ docker, forwarder, services, at }: Observation): CheckResult {
  const forwards = roles.some((role) => services[role]?.log.driver === 'journald')
  const evidence = [
    {
      tried: 'Ask systemd what starts at boot',
      from: 'master',
      expected: forwards ? 'docker and rsyslog, which forwards' : 'docker',
      got: `docker ${docker.join(', ')}; rsyslog ${forwarder.state}`,
      at,
    },
  ]
  if (!docker.some(starts))
    return result('master-starts', 'fail', 'Docker does not start by itself when master boots.', evidence)
  if (forwards && !starts(forwarder.state)) {
    const summary = 'The lines go by way of rsyslog on master, and that does not start by itself at the next boot.'
    return result('master-starts', 'fail', summary, evidence)
  }
  return result('master-starts', 'pass', 'What sends on master starts by itself.', evidence)
}

function starts(state: string): boolean {
  return state === 'enabled' || state === 'static'
}

function judgeOne({ host, unit, ok, message, at }: NonNullable<Observation['restarts']>[number]): CheckResult {
  const id = `restarted-${host}-${unit}`
  const evidence = [{ tried: `Restart ${unit}`, from: host, expected: 'it is active again', got: message, at }]
  return ok
    ? result(id, 'pass', `${unit} on ${host} was restarted and came back.`, evidence)
    : result(id, 'fail', `${unit} on ${host} was restarted and did not come back; journalctl -u ${unit} tells why.`, evidence)
}

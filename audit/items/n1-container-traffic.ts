import type { Finding, Looked } from '../../contract/audit/index.ts'
import { joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { type AuditItem, judged } from '../item.ts'
import type { ObservedNetwork, Observation, Tried } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { gotThrough, outcomeInWords } from './shared/outcomes.ts'
import { setDaemonOptions } from './shared/set-daemon-options.ts'

type Attempt = Tried<{ network: string; from: string; to: string; address: string; port: number }>

const ICC = 'com.docker.network.bridge.enable_icc'

/**
 * Goes by what was tried: the switch `icc` does nothing where Docker may not write rules, and rules of one's own do as
 * well as the switch. It holds for docker0 alone: a network that somebody creates has its own.
 */
export const containerTraffic: AuditItem = {
  id: 'N1',
  bench: ['2.2'],
  mend: {
    how: msg`Switch traffic between containers off on docker0, restart Docker, and create each network of your own with the switch off; give containers that must talk a network of their own, and rules in DOCKER-USER.`,
    commands: [...setDaemonOptions({ icc: false }), `docker network create -o ${ICC}=false NAME`],
  },
  judge(seen) {
    const judgements = seen.networks.filter(carries).map((network) => judgeNetwork(network, seen))
    const findings = judgements.flatMap(({ finding }) => finding ?? [])
    const others = notLoaded(seen, ['icc'])
    return judged({
      findings: [...findings, ...others],
      wrong:
        findings.length > 0
          ? msg`Containers can talk to each other without a rule for it on ${someOf(findings.map(({ subject }) => subject.replace('network:', '')))}.`
          : msg`The daemon did not load its setting for traffic between containers.`,
      right: msg`On no network do packets pass between containers unasked.`,
      looked: judgements.flatMap(({ looked }) => looked).slice(0, 12),
      blind: judgements.find(({ blind }) => blind)?.blind,
    })
  },
}

/** Not the machine's own network, and not the one that carries nothing. */
const carries = ({ driver }: ObservedNetwork) => !['host', 'null', 'none'].includes(driver)

interface NetworkJudgement {
  finding?: Finding
  looked: Looked[]
  blind?: Message
}

function judgeNetwork(network: ObservedNetwork, seen: Observation): NetworkJudgement {
  const { name, driver, options } = network
  const isOn = driver !== 'bridge' || options[ICC] !== 'false'
  const members = [...new Set(network.members.map(({ container }) => container))]
  const looked: Looked[] = [
    {
      tried: msg`Read the switch of the network ${named(name)}, and who is in it`,
      expected: msg`off, or nobody to talk to`,
      got: msg`${isOn ? msg`on` : msg`off`}; ${members.length === 0 ? msg`nobody` : someOf(members)}`,
    },
  ]
  const found = (summary: Message, more: Looked[] = []): NetworkJudgement => ({
    finding: { subject: subjectOf('network', name), summary, looked: [...looked, ...more] },
    looked: [],
  })
  // Whoever comes next without naming a network comes in here.
  const isDefault = options['com.docker.network.bridge.default_bridge'] === 'true'
  if (members.length < 2) {
    if (isOn && isDefault)
      return found(
        msg`Containers on the default network ${named(name)} may talk to each other; it holds for all that come.`,
      )
    return { looked }
  }
  const { containerTraffic: traffic } = seen.tries
  const attempts = traffic.seen ? traffic.value.filter(({ what }) => what.network === name) : []
  const told = attempts.map((attempt) => ({ attempt, came: cameThrough(attempt, seen) }))
  const passed = told.filter(({ came }) => came).map(({ attempt }) => attempt)
  if (passed.length > 0)
    return found(
      isOn
        ? msg`On the network ${named(name)} packets pass from ${named(passed[0]?.what.from ?? '')} to ${named(passed[0]?.what.to ?? '')}.`
        : msg`On the network ${named(name)} packets pass from ${named(passed[0]?.what.from ?? '')} to ${named(passed[0]?.what.to ?? '')}, though the switch is off.`,
      lookedAt(passed),
    )
  const stopped = told.filter(({ came }) => came === false).map(({ attempt }) => attempt)
  const tried = new Set(stopped.flatMap(({ what }) => [what.from, what.to]))
  // The switch is one rule for all of a network, so a few tell; rules of one's own may name some containers only.
  const isTold = isOn ? members.every((member) => tried.has(member)) : stopped.length > 0
  if (isTold) return { looked: [...looked, ...lookedAt(stopped)] }
  // Docker's word that nothing stops them is enough; its word that something does is not.
  if (isOn && stopped.length === 0)
    return found(
      msg`Nothing of Docker’s stops the ${members.length} containers on the network ${named(name)} from talking to each other.`,
    )
  return {
    looked,
    blind: traffic.seen
      ? msg`Not every container on the network ${named(name)} could be tried, so whether they can talk is not known.`
      : msg`Whether containers on the network ${named(name)} can talk was not tried. ${traffic.why}`,
  }
}

function cameThrough({ what, outcome }: Attempt, { containers }: Observation): boolean | undefined {
  const target = containers.find(({ name }) => name === what.to)
  const listeners = target?.kernel.seen ? target.kernel.value.listeners : undefined
  const isServed =
    isReadable(listeners) &&
    listeners.sockets.some(
      ({ protocol, port, address }) =>
        protocol === 'tcp' && port === what.port && !/^(127\.|::1$)/.test(address),
    )
  return gotThrough(outcome, isServed)
}

const lookedAt = (attempts: readonly Attempt[]): Looked[] =>
  attempts.length === 0
    ? []
    : [
        {
          tried: msg`Connected from one container to another`,
          expected: msg`no packet comes through`,
          got: joined(
            attempts
              .slice(0, 4)
              .map(
                ({ what, outcome }) =>
                  msg`${named(what.from)} → ${named(what.to)} (${what.address}:${what.port}): ${outcomeInWords(outcome)}`,
              ),
            semicolon,
          ),
        },
      ]

import type { AuditPolicy, Finding, Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { listeningServices } from './shared/listening-services.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { isSystems } from './shared/system-units.ts'

export const services: AuditItem = {
  id: 'H2',
  bench: ['1.2.1'],
  question: msg`Does this machine run nothing but Docker and what Docker’s own work needs?`,
  isAnswered: (_, policy) => policy.services !== undefined,
  mend: {
    how: msg`Stop what this machine does not need, and keep it from starting again; what it needs is declared as \`services\` in the policy.`,
    commands: ['systemctl list-units --type=service --state=running', 'ss -tulpn'],
  },
  judge,
}

function judge(seen: Observation, policy: AuditPolicy): Judgement {
  const { host, isLab } = seen
  if (!host.seen) return cannotTell(host.why)
  const { units, listeners } = host.value
  const running = isReadable(units)
    ? units.list.filter(
        ({ name, active, sub }) => name.endsWith('.service') && active === 'active' && sub === 'running',
      )
    : []
  const declared = new Set((policy.services ?? []).flatMap((name) => [name, `${name}.service`]))
  const others = running
    .map(({ name }) => name)
    .filter((name) => !isSystems(name, isLab) && !declared.has(name))
  const open = isReadable(listeners) ? listeningServices(seen, host.value, listeners.sockets) : []
  const listed = new Set(policy.ports ?? [])
  const reached = open.filter(
    ({ unit, listener: { port, protocol } }) =>
      !(unit && declared.has(unit)) && !listed.has(`${port}/${protocol}`),
  )
  const looked: Looked[] = [
    {
      tried: msg`Asked systemd which services run`,
      expected: policy.services
        ? msg`the system’s own, Docker’s, and those that the policy declares`
        : msg`the system’s own and Docker’s`,
      got:
        others.length > 0 ? msg`besides them ${someOf(others, 10)}` : msg`nothing else, of ${running.length}`,
    },
    {
      tried: msg`Looked at who listens beyond the machine itself`,
      expected: msg`nobody but Docker, containers and SSH`,
      got:
        open.length > 0
          ? someOf(
              open.map(({ program, listener }) => `${program || '?'} ${listener.port}/${listener.protocol}`),
              10,
            )
          : msg`nobody else`,
    },
  ]
  const findings = onePerSubject([
    ...reached.map(({ unit, program, listener: { address, port, protocol } }): Finding => {
      const door = `${port}/${protocol}`
      const at = named(address)
      return {
        subject: unit ? subjectOf('service', unit) : subjectOf('port', `${protocol}/${port}`),
        summary:
          unit || program
            ? msg`${named(unit ?? program)} listens on port ${door} of ${at}, where others can reach it.`
            : msg`Something of the machine’s own listens on port ${door} of ${at}, where others can reach it.`,
        looked: [
          {
            tried: msg`Looked at who listens beyond the machine itself`,
            expected: msg`nobody but Docker, containers and SSH`,
            got: msg`${named(program || '?')} on ${at}, port ${door}`,
          },
        ],
      }
    }),
    // Without a word on what is meant to run, what only talks to the machine itself is asked about.
    ...(policy.services ? others : []).map((name): Finding => ({
      subject: subjectOf('service', name),
      summary: msg`${named(name)} runs, and is neither the system’s own nor declared.`,
      looked: looked.slice(0, 1),
    })),
  ])
  const unread = [units, listeners].find((read) => !isReadable(read))
  return judged({
    findings,
    wrong: msg`Nobody has said that this machine needs ${someOf(findings.map(({ subject }) => subject.slice(subject.indexOf(':') + 1)))}.`,
    right:
      others.length > 0
        ? msg`Nothing but Docker and SSH can be reached; besides the system’s own services there is ${someOf(others)}.`
        : msg`Only the system’s own services and Docker run.`,
    looked,
    blind: unread
      ? msg`The machine’s services could not be seen (${named('unreadable' in unread ? unread.unreadable : '')}). Audit again with the rights of root.`
      : undefined,
    commands: commandsFor(findings),
  })
}

const onePerSubject = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.toReversed().map((finding) => [finding.subject, finding])).values()].toReversed()

const commandsFor = (findings: readonly Finding[]): string[] | undefined => {
  const units = findings.flatMap(({ subject }) => /^service:([\w@.:-]+\.service)$/.exec(subject)?.[1] ?? [])
  return units.length > 0 ? units.slice(0, 20).map((unit) => `systemctl disable --now ${unit}`) : undefined
}

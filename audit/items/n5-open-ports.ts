import type { AuditPolicy, Finding } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { type AuditItem, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { isLoopback, publishedBy, written } from './shared/published.ts'

/** Programs that only send hold UDP ports from here on for a while. */
const FIRST_PASSING = 32_768

interface Open {
  address: string
  port: number
  protocol: string
  /** The program or the container behind it. */
  by: string
}

/** Against what was declared; without a declaration there is nothing to go by, and a person is asked. */
export const openPorts: AuditItem = {
  id: 'N5',
  bench: ['5.9'],
  question: msg`Is every port that is open on this machine needed?`,
  isAnswered: (_seen, { ports }) => ports !== undefined,
  mend: {
    how: msg`Stop what serves a port that nobody needs, or publish it on 127.0.0.1 only; declare the others in the policy, under ports.`,
    commands: ['ss -ltnup', "docker ps --format '{{.Names}} {{.Ports}}'"],
  },
  judge(seen, policy) {
    const { open, blind } = openOn(seen)
    const ports = [...Map.groupBy(open, ({ port, protocol }) => `${port}/${protocol}`)].toSorted(
      ([, [first]], [, [second]]) => (first?.port ?? 0) - (second?.port ?? 0),
    )
    const findings = ports.filter(([port]) => !isDeclared(port, policy)).map(([, those]) => findingOf(those))
    return judged({
      findings,
      wrong: msg`Ports are open that nobody declared: ${someOf(
        findings.map(({ subject }) => subject.replace('port:', '')),
        5,
      )}.`,
      right: policy.ports
        ? msg`Only declared ports are open to others.`
        : ports.length === 0
          ? msg`No port of this machine is open to others.`
          : msg`These ports are open to others, and nobody has declared which are needed: ${someOf(
              ports.map(([port]) => port),
              8,
            )}.`,
      looked: [
        {
          tried: msg`Listed the sockets of the machine that listen beyond its loopback, and the ports of containers`,
          expected: policy.ports ? msg`only ${someOf(policy.ports, 20)}` : msg`only what is needed`,
          got:
            ports.length === 0
              ? msg`none`
              : someOf(
                  open.map((each) => `${written(each)} (${each.by})`),
                  12,
                ),
        },
      ],
      blind: blind ?? seen.unread?.[0]?.why,
    })
  },
}

const isDeclared = (port: string, { ports }: AuditPolicy) => !ports || ports.includes(port)

function openOn(seen: Observation): { open: Open[]; blind?: Message } {
  const published = seen.containers
    .flatMap(publishedBy)
    .filter(({ isOpen, port, address }) => isOpen && port > 0 && !isLoopback(address))
    .map(({ address, port, protocol, container }) => ({ address, port, protocol, by: container }))
  const { host } = seen
  if (!host.seen)
    return { open: published, blind: msg`Which other ports are open could not be seen. ${host.why}` }
  const { listeners, processes } = host.value
  if (!isReadable(listeners))
    return {
      open: published,
      blind: msg`The machine’s listening sockets could not be read; the audit needs root’s rights for it.`,
    }
  const taken = new Set(published.map(({ port, protocol }) => `${port}/${protocol}`))
  const listening = listeners.sockets
    .filter(({ address }) => !isLoopback(address))
    .filter(({ protocol, port, pids }) => protocol === 'tcp' || port < FIRST_PASSING || pids.length === 0)
    .filter(({ port, protocol }) => !taken.has(`${port}/${protocol}`))
    .map(({ address, port, protocol, pids }) => ({
      address,
      port,
      protocol,
      by:
        processes
          .find(({ pid }) => pids.includes(pid))
          ?.exe.split('/')
          .at(-1) || '?',
    }))
  return { open: [...published, ...listening] }
}

function findingOf(those: readonly Open[]): Finding {
  const [{ port, protocol } = { port: 0, protocol: '' }] = those
  const by = someOf(those.map((each) => each.by))
  return {
    subject: subjectOf('port', `${protocol}/${port}`),
    summary: msg`Port ${port}/${protocol} is open and was not declared: ${by}.`,
    looked: [
      {
        tried: msg`Looked who holds port ${port}/${protocol}`,
        expected: msg`nobody, or a declaration`,
        got: msg`${by} on ${someOf(those.map(({ address }) => named(address) || '*'))}`,
      },
    ],
  }
}

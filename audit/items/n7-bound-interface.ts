import type { Finding } from '../../contract/audit/index.ts'
import { joined, msg, verbatim } from '../../contract/index.ts'
import { type AuditItem, judged } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { noContainers } from './shared/each-container.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { addressWhereNoneIsNamed, isEverywhere, publishedBy, written } from './shared/published.ts'

/** An address that was left out stands for every interface, in IPv6 as in IPv4. */
export const boundInterface: AuditItem = {
  id: 'N7',
  bench: ['5.14'],
  mend: {
    how: msg`Create the container again and name the address of the one interface that it is for: 127.0.0.1 for this machine only.`,
    commands: ['docker rm -f NAME', 'docker run -d --name NAME -p 192.0.2.1:8080:80 IMAGE'],
  },
  judge(seen) {
    const others = notLoaded(seen, ['ip'])
    if (seen.containers.length + others.length + (seen.unread?.length ?? 0) === 0) return noContainers()
    const findings = seen.containers.flatMap((container) => everywhere(container, seen))
    const published = seen.containers.flatMap(publishedBy)
    return judged({
      findings: [...findings, ...others],
      wrong:
        findings.length > 0
          ? msg`On every interface of this machine one can reach ${someOf(findings.map(nameOf))}.`
          : msg`The address that containers are to be bound to was not loaded.`,
      right: msg`Each published port is bound to an address of its own.`,
      looked: [
        {
          tried: msg`Looked at the published ports of ${seen.containers.length} containers, running or not`,
          expected: msg`an address each, and neither 0.0.0.0 nor ::`,
          got: published.length === 0 ? msg`none are published` : someOf(published.map(written), 6),
        },
      ],
      blind: seen.unread?.[0]?.why,
    })
  },
}

const nameOf = ({ subject }: Finding) => subject.replace(/^container:/, '')

function everywhere(container: ObservedContainer, { networks }: Observation): Finding[] {
  const open = publishedBy(container)
    .map((each) => ({ ...each, address: each.address || addressWhereNoneIsNamed(container, networks) }))
    .filter(({ address }) => isEverywhere(address))
  if (open.length === 0) return []
  const ports = someOf(
    open.map(({ port, protocol, inside }) => (port === 0 ? inside : `${port}/${protocol}`)),
  )
  return [
    {
      subject: subjectOf('container', container.name),
      summary: open[0]?.isOpen
        ? msg`${named(container.name)} can be reached on every interface of this machine: ${ports}.`
        : msg`${named(container.name)} will be reachable on every interface of this machine once it is started: ${ports}.`,
      looked: [
        {
          tried: msg`Read which addresses its ports are bound to`,
          expected: msg`the address of one interface`,
          got: joined(open.slice(0, 6).map((each) => verbatim(written(each)))),
        },
      ],
    },
  ]
}

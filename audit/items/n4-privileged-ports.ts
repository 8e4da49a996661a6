import { joined, msg, verbatim } from '../../contract/index.ts'
import type { Finding } from '../../contract/audit/index.ts'
import { type AuditItem, judged } from '../item.ts'
import { noContainers } from './shared/each-container.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { type Published, publishedBy, written } from './shared/published.ts'

/** Ports below this one only root may open; 1024 itself is nobody's privilege. */
const FIRST_FREE = 1024

/** Both families and both protocols; also what a stopped container would take when it is started. */
export const privilegedPorts: AuditItem = {
  id: 'N4',
  bench: ['5.8'],
  mend: {
    how: msg`Create the container again with a port from 1024 on, and let a proxy that you run on purpose serve the ports below.`,
    commands: [
      "docker ps -a --filter publish=1-1023 --format '{{.Names}} {{.Ports}}'",
      'docker rm -f NAME',
      'docker run -d --name NAME -p 192.0.2.1:8080:80 IMAGE',
    ],
  },
  judge({ containers, unread }) {
    if (containers.length === 0 && !unread?.length) return noContainers()
    const published = containers.flatMap(publishedBy)
    const low = published.filter(({ port }) => port > 0 && port < FIRST_FREE)
    const byPort = Map.groupBy(low, ({ port, protocol }) => `${protocol}/${port}`)
    const findings = [...byPort].map(([port, those]) => findingOf(port, those))
    return judged({
      findings,
      wrong: msg`Ports below 1024 lead to containers: ${someOf([...byPort.keys()])}.`,
      right: msg`No container has a port of this machine below 1024.`,
      looked: [
        {
          tried: msg`Looked at the published ports of ${containers.length} containers, running or not`,
          expected: msg`none below 1024`,
          got: published.length === 0 ? msg`none are published` : someOf(published.map(written), 6),
        },
      ],
      blind: unread?.[0]?.why,
    })
  },
}

function findingOf(port: string, those: readonly Published[]): Finding {
  const names = someOf(those.map(({ container }) => container))
  return {
    subject: subjectOf('port', port),
    summary: those.some(({ isOpen }) => isOpen)
      ? msg`The privileged port ${port} leads to ${names}.`
      : msg`The privileged port ${port} will lead to ${names} once that is started.`,
    looked: [
      {
        tried: msg`Read which ports of the machine lead to ${names}`,
        expected: msg`from 1024 on`,
        got: joined(those.slice(0, 6).map((each) => verbatim(`${written(each)} → ${named(each.inside)}`))),
      },
    ],
  }
}

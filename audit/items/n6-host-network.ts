import { msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { judgeContainers } from './shared/each-container.ts'
import { named } from './shared/naming.ts'

/** By the kernel: a container that joined one with the machine's network has it too, whatever its own setting says. */
export const hostNetwork: AuditItem = {
  id: 'N6',
  bench: ['5.10'],
  mend: {
    how: msg`Create the container again without --network host, and publish the ports that it serves.`,
    commands: ['docker rm -f NAME', 'docker run -d --name NAME -p 192.0.2.1:8080:80 IMAGE'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      {
        byKernel(kernel, { name }) {
          const own = kernel.namespaces
          const machine = seen.host.seen ? seen.host.value.namespaces : undefined
          if (!isReadable(own) || !isReadable(machine))
            return {
              unknown: msg`The network namespace of ${named(name)} could not be read; the audit needs root’s rights for it.`,
            }
          const looked = [
            {
              tried: msg`Compared the network namespace of ${named(name)} with the machine’s (process 1)`,
              expected: msg`another than ${machine.net}`,
              got: msg`${own.net}`,
            },
          ]
          if (own.net !== machine.net) return { looked }
          return { looked, wrong: [msg`${named(name)} is in the network of the machine itself.`] }
        },
        byDaemon(container) {
          const mode = modeOf(container, seen)
          const looked = [
            {
              tried: msg`Read the network mode of ${named(container.name)}`,
              expected: msg`not host`,
              got: msg`${mode || 'default'}`,
            },
          ]
          if (mode !== 'host') return { looked }
          return {
            looked,
            wrong: [msg`${named(container.name)} is set to the network of the machine itself.`],
          }
        },
      },
      {
        wrong: (names) => msg`The network of the machine itself is used by ${names}.`,
        right: msg`Every container has another network than the machine’s.`,
      },
    ),
}

/** Its own mode, or that of the container whose network it takes. */
function modeOf(container: ObservedContainer, { containers }: Observation): string {
  let at = container
  for (let step = 0; step <= containers.length; step++) {
    const mode = at.inspect.HostConfig.NetworkMode ?? 'default'
    const [, joinedTo] = /^container:(.+)$/.exec(mode) ?? []
    if (joinedTo === undefined) return mode
    const next = containers.find(({ id, name }) => id === joinedTo || name === joinedTo)
    if (!next) return mode
    at = next
  }
  return 'container'
}

import type { Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { named, someOf } from './shared/naming.ts'

/**
 * A volume whose name Docker made up was not chosen by anybody: nobody knows what is in it, and it goes with
 * `docker rm --volumes` or stays for ever. What containers write outside volumes is asked, as only they know what has
 * to be kept.
 */
export const volumes: AuditItem = {
  id: 'C6',
  bench: [],
  question: msg`Is all that has to be kept in volumes that were named on purpose, and nothing of it in the containers’ own files?`,
  mend: {
    how: msg`Create the containers anew with a named volume at each of these places; copy what is in the old ones first.`,
    commands: [
      'docker volume create data',
      'docker run --volume data:/var/lib/data IMAGE',
      'docker volume ls',
    ],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      { byDaemon: (container) => outcome(seen, container) },
      {
        wrong: (names) => msg`Volumes that nobody named belong to ${names}.`,
        right: msg`Every volume of a container was named by somebody.`,
      },
    ),
}

function outcome(seen: Observation, container: ObservedContainer): Outcome {
  const mounts = container.inspect.Mounts.filter(({ Type }) => Type === 'volume')
  const isMadeUp = (volume: string) =>
    seen.volumes.find(({ name }) => name === volume)?.anonymous ?? /^[0-9a-f]{64}$/.test(volume)
  const unnamed = mounts.filter(({ Name = '' }) => isMadeUp(Name)).map(({ Destination }) => Destination)
  const name = named(container.name)
  const looked: Looked[] = [
    {
      tried: msg`Asked the daemon for all volumes of ${name} (${mounts.length})`,
      expected: msg`a name that somebody gave to each`,
      got: unnamed.length > 0 ? msg`without a name: ${someOf(unnamed)}` : msg`no volume without a name`,
    },
  ]
  return unnamed.length === 0
    ? { looked }
    : { looked, wrong: [msg`${name} keeps ${someOf(unnamed)} in a volume that nobody named.`] }
}

import type { Finding } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/index.ts'
import { optionsOf } from '../../readings/daemon-options.ts'
import { readLimits, type Ulimit } from '../../readings/process-limits.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { eachContainer, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { setDaemonOptions } from './shared/set-daemon-options.ts'

/** More than this a service hardly needs, and one that runs wild takes the kernel's memory with. */
const MOST_FILES = 65_536
const SETTING = 'default-ulimits'

export const openFiles: AuditItem = {
  id: 'H5',
  bench: ['2.8', '5.19'],
  mend: {
    how: msg`Set \`default-ulimits\` in \`/etc/docker/daemon.json\` beside what stands there, restart Docker, and make containers anew: they keep the limits that they were made with. Give a container more only where it needs it, with \`--ulimit nofile=…\`.`,
    commands: setDaemonOptions({
      'default-ulimits': { nofile: { Name: 'nofile', Soft: 1024, Hard: 4096 } },
    }),
  },
  judge,
}

const inWords = ({ soft, hard }: Ulimit) => verbatim(`${soft}:${hard}`)
const isTooMuch = (hard: number | 'unlimited') => hard === 'unlimited' || hard > MOST_FILES

function judge(seen: Observation): Judgement {
  const containers = eachContainer(seen, {
    byKernel: (kernel, container): Outcome => {
      if (!isReadable(kernel.limits))
        return unreadable(container, `/proc/${kernel.pid}/limits`, kernel.limits)
      const limit = readLimits(kernel.limits).nofile
      return limit
        ? outcome(container, limit, procFile(container, kernel.pid, 'limits'))
        : { unknown: msg`The kernel does not say how many files ${named(container.name)} may open.` }
    },
    byDaemon: (container): Outcome => {
      const own = container.inspect.HostConfig.Ulimits?.find(({ Name }) => Name === 'nofile')
      if (own) return outcome(container, { soft: figure(own.Soft), hard: figure(own.Hard) }, asked(container))
      return {
        unknown: msg`How many files ${named(container.name)} may open can be seen only on the machine itself. Audit again with the rights of root there.`,
      }
    },
  })
  const missing = notLoaded(seen, [SETTING])
  const ofDaemon = missing.length > 0 ? missing : withoutDefault(seen)
  const findings = [...ofDaemon, ...containers.findings]
  const blind =
    seen.host.seen || seen.configuration.seen ? containers.blind : (containers.blind ?? unseen(seen))
  return judged({
    findings,
    wrong:
      containers.wrong.length > 0
        ? msg`${someOf(containers.wrong)} may open more files than fits.`
        : (findings[0]?.summary ?? msg`Nobody limits how many files a container may open.`),
    right: msg`The default limit for open files is in effect, and no container may open more than ${MOST_FILES}.`,
    looked: containers.looked,
    blind,
  })
}

const unseen = ({ configuration }: Observation) => (configuration.seen ? undefined : configuration.why)
const figure = (number: number): number | 'unlimited' => (number < 0 ? 'unlimited' : number)

function outcome({ name }: ObservedContainer, limit: Ulimit, tried: ReturnType<typeof asked>): Outcome {
  return {
    looked: [{ tried, expected: msg`at most ${MOST_FILES} open files`, got: inWords(limit) }],
    wrong: isTooMuch(limit.hard)
      ? [
          limit.hard === 'unlimited'
            ? msg`${named(name)} may open any number of files.`
            : msg`${named(name)} may open ${limit.hard} files.`,
        ]
      : [],
  }
}

/** The daemon's default, of which it keeps nothing in its API: its arguments, and its file as far as that was loaded. */
function withoutDefault({ configuration, host }: Observation): Finding[] {
  if (!configuration.seen) return []
  const { args, file } = configuration.value
  const given = optionsOf(args, 'default-ulimit')
    .findLast((option) => option.startsWith('nofile='))
    ?.slice(7)
  const set = (file?.[SETTING] as Record<string, { Hard?: unknown } | undefined> | undefined)?.['nofile']
  const hard = given === undefined ? set?.Hard : Number(given.split(':').at(-1))
  if (typeof hard === 'number' && !isTooMuch(figure(hard))) return []
  const own =
    host.seen && host.value.daemon && isReadable(host.value.daemon.limits)
      ? readLimits(host.value.daemon.limits).nofile
      : null
  const looked = [
    {
      tried: msg`Read what the daemon was started with, and its configuration`,
      expected: msg`a default for \`nofile\` of at most ${MOST_FILES}`,
      got:
        typeof hard === 'number'
          ? verbatim(hard)
          : own
            ? msg`none; the daemon itself may open ${inWords(own)}`
            : msg`none`,
    },
  ]
  return [
    {
      subject: subjectOf('setting', SETTING),
      summary:
        typeof hard === 'number'
          ? msg`By default, a container may open ${hard} files.`
          : msg`The daemon has no default for open files: a container that is given none has what the daemon’s own start left it.`,
      looked,
    },
  ]
}

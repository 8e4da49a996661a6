import type { Finding } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { HiddenContainer, ObservedContainer, ObservedImage, Observation } from '../observation.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { recurringOf, recurringWith } from './shared/recurring.ts'

/** A container that ended longer ago than this is a leftover. */
const DAYS = 7
const DAY = 24 * 60 * 60 * 1000
/** More of one kind are told as a number, in a finding for all of them. */
const MOST_OF_A_KIND = 20

const commands = [
  'docker ps --all --size',
  'docker system df',
  `docker container prune --force --filter until=${DAYS * 24}h`,
  'docker image prune --force',
  'docker volume prune --force',
]

export const inventory: AuditItem = {
  id: 'H7',
  bench: ['6.1', '6.2'],
  question: msg`Does somebody look through this machine’s containers, images and volumes regularly, and remove what is left over?`,
  mend: {
    how: msg`Look through what is there, and remove what nobody needs; let a timer or cron remind you.`,
    commands,
  },
  judge,
}
function judge(seen: Observation): Judgement {
  const now = Date.parse(seen.at)
  const old = seen.containers.flatMap((container) => {
    const days = daysOver(container, now)
    return days === undefined ? [] : [{ container, days }]
  })
  const dangling = danglingOf(seen)
  const volumes = unusedVolumes(seen)
  const hidden = seen.hidden ?? []
  const findings = [
    ...hidden.map(hiddenFinding),
    ...some('container', old, ({ container: { name, inspect }, days }) => ({
      subject: subjectOf('container', name),
      summary: msg`${named(name)} is ${verbatim(named(inspect.State.Status))} and has not run for ${days} days.`,
      looked: [
        {
          tried: msg`Asked the daemon for the state of ${named(name)}`,
          expected: msg`running, or ended less than ${DAYS} days ago`,
          got: msg`${named(inspect.State.Status)}, ${days} days ago`,
        },
      ],
    })),
    ...some('image', dangling, ({ id }) => ({
      subject: subjectOf('image', shortId(id)),
      summary: msg`The image ${shortId(id)} has no name any more, and no container uses it.`,
      looked: [
        {
          tried: msg`Compared the images with the containers`,
          expected: msg`a name, or a container of it`,
          got: msg`neither`,
        },
      ],
    })),
    ...some('volume', volumes, (name) => ({
      subject: subjectOf('volume', name),
      summary: msg`The volume ${name.slice(0, 12)} was made for a container that is gone.`,
      looked: [
        {
          tried: msg`Compared the volumes with the containers`,
          expected: msg`a container that uses it, or a name that somebody gave it`,
          got: msg`neither`,
        },
      ],
    })),
  ]
  const recurring = seen.host.seen ? recurringWith(recurringOf(seen.host.value), TIDIES) : []
  return judged({
    findings,
    ...(hidden.length > 0 ? { commands: [...hidden.map(endsIt), ...commands] } : {}),
    wrong:
      hidden.length > 0
        ? msg`${hidden.length} containers run that the daemon does not know.`
        : msg`Left over: ${old.length} containers, ${dangling.length} images, ${volumes.length} volumes.`,
    right: msg`Nothing is left over on this machine, of ${seen.containers.length} containers, ${seen.images.length} images and ${seen.volumes.length} volumes.`,
    looked: [
      {
        tried: msg`Looked for a timer or a job of cron that lists or removes leftovers`,
        expected: msg`one, or a person’s habit`,
        got: seen.host.seen
          ? recurring.length > 0
            ? someOf(recurring.map(({ name }) => name))
            : msg`none`
          : seen.host.why,
      },
    ],
  })
}

const endsIt = ({ id, namespace }: HiddenContainer) => `ctr --namespace ${namespace} tasks rm --force ${id}`

function hiddenFinding({ id }: HiddenContainer): Finding {
  return {
    subject: subjectOf('container', shortId(id)),
    summary: msg`The container ${shortId(id)} runs, and the daemon does not know it.`,
    looked: [
      {
        tried: msg`Compared the containers that the machine runs with those that the daemon lists`,
        expected: msg`the same`,
        got: msg`a process of containerd that keeps ${id} running`,
      },
    ],
  }
}

const TIDIES = /\bdocker\s+(?:(?:system|container|image|volume|builder)\s+(?:prune|df|ls)|ps)\b/

/** Days since it ran, or since it was made and never started; `undefined` for one that is no leftover. A dead one is one at once. */
function daysOver({ running, inspect }: ObservedContainer, now: number): number | undefined {
  const { Status, FinishedAt } = inspect.State
  if (running || Status === 'restarting' || Status === 'paused') return undefined
  const finished = Date.parse(FinishedAt)
  const since = Number.isNaN(finished) || finished <= 0 ? Date.parse(inspect.Created) : finished
  const days = Number.isNaN(since) ? 0 : Math.floor((now - since) / DAY)
  return Status === 'dead' || days >= DAYS ? days : undefined
}

/** Also one that a container still uses under its number is in use. */
function danglingOf({ images, containers }: Observation): ObservedImage[] {
  const used = new Set(containers.map(({ inspect }) => inspect.Image))
  const isNamed = (name: string) => !name.includes('<none>')
  return images.filter(
    ({ id, tags, digests }) => !tags.some(isNamed) && !digests.some(isNamed) && !used.has(id),
  )
}

function unusedVolumes({ volumes, containers }: Observation): string[] {
  const used = new Set(containers.flatMap(({ inspect }) => inspect.Mounts.flatMap(({ Name }) => Name ?? [])))
  return volumes.filter(({ name, anonymous }) => anonymous && !used.has(name)).map(({ name }) => name)
}

const shortId = (id: string) => id.replace(/^sha256:/, '').slice(0, 12)

/** A finding for each, and one for all that are too many to be told. */
function some<Left>(
  kind: 'container' | 'image' | 'volume',
  left: readonly Left[],
  finding: (left: Left) => Finding,
): Finding[] {
  const told = left.slice(0, MOST_OF_A_KIND).map(finding)
  const more = left.length - told.length
  if (more === 0) return told
  const summary =
    kind === 'container'
      ? msg`${more} more containers are left over.`
      : kind === 'image'
        ? msg`${more} more images are left over.`
        : msg`${more} more volumes are left over.`
  return [...told, { subject: subjectOf(kind, '…'), summary, looked: [] }]
}

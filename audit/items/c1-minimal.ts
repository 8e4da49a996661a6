import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { type ContainerFiles, isReadable } from '../survey.ts'
import { noContainers } from './shared/each-container.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'

/** Larger than this an image has a whole system in it: Debian with a language’s runtime has some 150 to 400 MB. */
const MOST_BYTES = 500_000_000

/**
 * Wrong is what a service hardly ever needs and an intruder always: setuid files, package managers, compilers and
 * downloaders, and a size that only a whole system has. A shell alone is told, as containers are looked after with it.
 * Whether the rest is needed is asked.
 */
export const minimal: AuditItem = {
  id: 'C1',
  bench: ['4.3', '4.8'],
  question: msg`Is everything in the images of these containers, and everything installed on this machine, needed by what runs here?`,
  mend: {
    how: msg`Build each image anew, in two stages: the second starts from \`scratch\` or a base without a package manager and takes only what the service runs. Take the setuid bit from what is left.`,
    commands: ['docker image ls', 'docker history IMAGE'],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  if (seen.containers.length === 0) return noContainers()
  const groups = Map.groupBy(seen.containers, ({ inspect }) => inspect.Image)
  const findings: Finding[] = []
  const looked: Looked[] = []
  let blind: Message | undefined
  for (const [id, containers] of groups) {
    const image = seen.images.find((each) => each.id === id)
    const name = image?.tags[0] ?? containers[0]?.inspect.Config.Image ?? id
    const files = filesOf(containers)
    if (files === undefined) blind ??= whyUnseen(seen, name, containers)
    const wrong = [
      ...(image && image.size > MOST_BYTES
        ? [msg`it has ${Math.round(image.size / 1e6)} MB, more than ${MOST_BYTES / 1e6}`]
        : []),
      ...(files?.tools.length ? [msg`it brings ${someOf(files.tools, 5)}`] : []),
      ...(files?.setuid.length
        ? [msg`these files give their owner’s rights away: ${someOf(files.setuid, 4)}`]
        : []),
    ]
    const evidence = wrong.map((got) => lookedAt(name, files, got))
    if (wrong.length > 0) {
      findings.push({
        subject: subjectOf('image', name),
        summary: msg`The image ${named(name)} holds more than a service needs.`,
        looked: evidence,
      })
    } else if (looked.length < 8)
      looked.push(lookedAt(name, files, files ? rest(files) : msg`its files were not seen`))
  }
  return judged({
    findings,
    wrong: msg`More than a service needs is in ${someOf(findings.map(({ subject }) => subject.slice('image:'.length)))}.`,
    right: msg`No image that was looked into holds tools that only an intruder needs.`,
    looked,
    blind,
  })
}

const lookedAt = (name: string, files: ContainerFiles | undefined, got: Message): Looked => ({
  tried: files
    ? msg`Looked into the files and the size of ${named(name)}`
    : msg`Asked the daemon for the size of ${named(name)}`,
  expected: msg`no setuid files, package managers, compilers or downloaders; at most ${MOST_BYTES / 1e6} MB`,
  got,
})

const rest = ({ shells, packages }: ContainerFiles): Message =>
  msg`none of these; ${shells.length} shells, ${Object.keys(packages?.installed ?? {}).length} packages`

/** One container of each image is looked into. */
function filesOf(containers: readonly ObservedContainer[]): ContainerFiles | undefined {
  for (const { kernel } of containers) {
    const files = kernel.seen ? kernel.value.files : undefined
    if (isReadable(files)) return files
  }
  return undefined
}

/** Nothing where no container of the image runs: then only its size was to be seen. */
function whyUnseen(
  { host }: Observation,
  name: string,
  containers: readonly ObservedContainer[],
): Message | undefined {
  const running = containers.filter((container) => container.running)
  if (running.length === 0) return undefined
  if (!host.seen) return host.why
  for (const { kernel } of running) if (!kernel.seen) return kernel.why
  return msg`The files of ${named(name)} could not be read. Audit again with the rights of root.`
}

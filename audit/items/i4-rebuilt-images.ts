import type { Finding } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, judged, unsupported } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { imageName, type UsedImage, usedImages } from './shared/images.ts'
import { isCommitted } from './shared/image-history.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { packagesChanged } from './shared/package-databases.ts'

/** What was changed by hand is in no Dockerfile: the next build, or the next container, is without it. */
export const rebuiltImages: AuditItem = {
  id: 'I4',
  bench: ['4.7'],
  question: msg`Are all images built from files that you keep, and built anew for updates?`,
  mend: {
    how: msg`Put the change into the Dockerfile, build the image anew with --no-cache --pull, and create the containers again from it.`,
    commands: [
      'docker diff NAME',
      'docker history --no-trunc IMAGE',
      'docker build --no-cache --pull -t IMAGE:1.1 .',
      'docker rm -f NAME && docker run -d --name NAME IMAGE:1.1',
    ],
  },
  judge(seen) {
    const used = usedImages(seen)
    if (used.length === 0)
      return unsupported(msg`No container uses an image on this machine, so there is nothing to judge.`)
    const committed = used.flatMap(committedFinding)
    const patched = seen.containers.filter((container) => packagesChanged(container, seen) === true)
    const unseen = seen.containers.filter((container) => packagesChanged(container, seen) === undefined)
    const unread = used.filter(({ image }) => !image.details)
    const both = [...committed, ...patched.map(patchedFinding)]
    return judged({
      findings: both,
      wrong: msg`Changed by hand rather than built: ${someOf(both.map(({ subject }) => subject.replace(/^\w+:/, '')))}.`,
      right: msg`Nothing in the images’ histories or in containers was changed by hand, as far as that leaves traces.`,
      looked: [
        {
          tried: msg`Read the histories of ${used.length} images`,
          expected: msg`steps of builds only`,
          got: msg`steps of builds only`,
        },
        {
          tried: msg`Looked whether package databases were changed in ${seen.containers.length} containers since they were created`,
          expected: msg`none`,
          got: msg`none`,
        },
      ],
      blind: blindness(unseen, unread, seen),
    })
  },
}

function blindness(
  unseen: readonly ObservedContainer[],
  unread: readonly UsedImage[],
  { host }: Observation,
) {
  if (unread.length > 0)
    return msg`The history of ${someOf(unread.map(({ image }) => imageName(image)))} could not be read.`
  if (unseen.length === 0) return undefined
  const names = someOf(unseen.map(({ name }) => name))
  return host.seen
    ? msg`Whether packages were changed in ${names} could not be seen; the audit needs root’s rights for it.`
    : msg`Whether packages were changed in ${names} could not be seen. ${host.why}`
}

function committedFinding({ image }: UsedImage): Finding[] {
  const steps = image.details?.history ?? []
  const layers = steps.filter((step, index) => isCommitted(step, index === steps.length - 1))
  if (layers.length === 0) return []
  const name = imageName(image)
  return [
    {
      subject: subjectOf('image', name),
      summary: msg`A layer of ${named(name)} was made with docker commit, not built.`,
      looked: [
        {
          tried: msg`Read the history of ${named(name)}`,
          expected: msg`steps of builds only`,
          got: msg`a step without a build’s instruction, made by: ${someOf(layers.map(({ createdBy }) => createdBy))}`,
        },
      ],
    },
  ]
}

const patchedFinding = ({ name }: ObservedContainer): Finding => ({
  subject: subjectOf('container', name),
  summary: msg`Packages were changed in ${named(name)} since it was created.`,
  looked: [
    {
      tried: msg`Looked whether the package database of ${named(name)} was written since it was created`,
      expected: msg`not written`,
      got: msg`written`,
    },
  ],
})

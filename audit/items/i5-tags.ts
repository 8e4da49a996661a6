import type { Finding } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, judged, unsupported } from '../item.ts'
import type { ObservedContainer, ObservedImage, Observation } from '../observation.ts'
import { imageName, tagIn } from './shared/images.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'

/** Containers by the name that they were created with; images by whether any container, running or not, needs them. */
export const tags: AuditItem = {
  id: 'I5',
  bench: ['6.1'],
  mend: {
    how: msg`Create containers from a tag that says which version it is, or from a digest, and remove images that no container uses; look at the list first, because they are gone then.`,
    commands: [
      'docker image ls --all --digests',
      'docker image prune --all',
      'docker tag IMAGE:latest IMAGE:1.0',
      'docker rm -f NAME && docker run -d --name NAME IMAGE:1.0',
    ],
  },
  judge(seen) {
    const { containers, images } = seen
    if (images.length === 0)
      return unsupported(msg`There are no images on this machine, so there is nothing to judge.`)
    const loose = containers.flatMap((container) => looseTag(container, images))
    // One that could not be looked at may use any of them.
    const unused = seen.unread?.length ? [] : unusedImages(seen)
    const left = unused.length > 0 ? msg`No container uses ${someOf(unused.map(imageName))}.` : undefined
    const floating = msg`It can’t be told from the tag which version these run: ${someOf(loose.map(({ subject }) => subject.slice('container:'.length)))}.`
    return judged({
      findings: [...loose, ...unused.slice(0, MOST_UNUSED).map(unusedFinding), ...unlisted(unused.length)],
      wrong: loose.length === 0 ? (left ?? floating) : left ? msg`${floating} ${left}` : floating,
      right: msg`Every image is used, and every container names a version.`,
      looked: [
        {
          tried: msg`Joined ${images.length} images with ${containers.length} containers`,
          expected: msg`each image used, each tag a version`,
          got: msg`${someOf(
            containers.map(({ inspect }) => inspect.Config.Image),
            5,
          )}`,
        },
      ],
      blind: seen.unread?.[0]?.why,
    })
  },
}

function looseTag(container: ObservedContainer, images: readonly ObservedImage[]): Finding[] {
  const { inspect, name } = container
  const reference = inspect.Config.Image
  const tag = tagIn(reference)
  const image = images.find(({ id }) => id === inspect.Image)
  const found = (summary: Finding['summary'], got: Finding['summary']): Finding[] => [
    {
      subject: subjectOf('container', name),
      summary,
      looked: [
        {
          tried: msg`Read which image ${named(name)} was created from, and which tags that has now`,
          expected: msg`a tag that names a version, or a digest`,
          got,
        },
      ],
    },
  ]
  const now = image && image.tags.length > 0 ? someOf(image.tags) : msg`no tag`
  if (tag === 'latest')
    return found(
      msg`${named(name)} runs ${named(reference)}: the tag latest says no version.`,
      msg`${named(reference)}; now ${now}`,
    )
  if (!image)
    return found(
      msg`The image that ${named(name)} was created from, ${named(reference)}, is gone.`,
      msg`no such image`,
    )
  if (image.tags.length === 0 && image.digests.length === 0)
    return found(
      msg`${named(name)} runs an image that has no tag any more; it was created from ${named(reference)}.`,
      now,
    )
  const isOther =
    tag !== undefined && image.tags.length > 0 && !image.tags.some((each) => sameName(each, reference))
  const isTaken =
    tag !== undefined &&
    images.some((each) => each !== image && each.tags.some((one) => sameName(one, reference)))
  if (isTaken || (isOther && image.digests.length === 0))
    return found(
      msg`${named(name)} runs another image than the one that is called ${named(reference)} now.`,
      now,
    )
  // By its ID nobody sees which version it is, but where it has a tag everybody can look.
  if (
    tag === undefined &&
    !reference.includes('@') &&
    image.tags.every((each) => tagIn(each) === 'latest') &&
    image.digests.length === 0
  )
    return found(
      msg`${named(name)} was created from an ID, and its image has no tag that names a version.`,
      now,
    )
  return []
}

const withHub = (name: string) => name.replace(/^(index\.)?docker\.io\/(library\/)?/, '')
const sameName = (tag: string, reference: string) =>
  withHub(tag) === withHub(tagIn(reference) && /:[^:/]+$/.test(reference) ? reference : `${reference}:latest`)

function unusedImages({ images, containers }: Observation): ObservedImage[] {
  const used = new Set(containers.map(({ inspect }) => inspect.Image))
  return images.filter(({ id }) => !used.has(id))
}

/** A report that lists thousands of images is read by nobody. */
const MOST_UNUSED = 100

function unlisted(count: number): Finding[] {
  const more = count - MOST_UNUSED
  if (more <= 0) return []
  return [
    {
      subject: 'host',
      summary: msg`No container uses ${more} more images, which are not listed here.`,
      looked: [],
    },
  ]
}

function unusedFinding(image: ObservedImage): Finding {
  const name = imageName(image)
  const isDangling = image.tags.length === 0
  return {
    subject: subjectOf('image', name),
    summary: isDangling
      ? msg`The image ${named(name)} has no tag, and no container uses it.`
      : msg`No container uses the image ${named(name)}.`,
    looked: [
      {
        tried: msg`Looked for containers from ${named(name)}, running or not`,
        expected: msg`one at least`,
        got: msg`none; it takes ${Math.ceil(image.size / 1_000_000)} MB`,
      },
    ],
  }
}

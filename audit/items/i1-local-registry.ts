import type { AuditPolicy, Finding, Looked } from '../../contract/audit/index.ts'
import { joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { type AuditItem, judged, unsupported } from '../item.ts'
import type { Observation } from '../observation.ts'
import { HUB, imageName, registriesOf, type UsedImage, usedImages } from './shared/images.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { outcomeInWords } from './shared/outcomes.ts'

/** Everybody's: whoever takes images from there depends on what strangers keep. */
const PUBLIC =
  /^(docker\.io|ghcr\.io|quay\.io|(?:[a-z]+\.)?gcr\.io|registry\.k8s\.io|k8s\.gcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry\.access\.redhat\.com|registry\.gitlab\.com|lscr\.io|nvcr\.io|docker\.elastic\.co)$/

/** A digest says where an image came from, or was sent to; what has none is in no registry. */
export const localRegistry: AuditItem = {
  id: 'I1',
  bench: [],
  question: msg`Do all images of this machine come from a registry that you run yourselves?`,
  isAnswered: (_seen, { registries }) => registries !== undefined,
  mend: {
    how: msg`Run a registry of your own with TLS, put the images there, and create the containers again from it; declare it in the policy, under registries.`,
    commands: [
      'docker tag IMAGE registry.example:5000/IMAGE',
      'docker push registry.example:5000/IMAGE',
      'docker rm -f NAME',
      'docker run -d --name NAME registry.example:5000/IMAGE',
    ],
  },
  judge(seen, policy) {
    const used = usedImages(seen)
    if (used.length === 0)
      return unsupported(msg`No container uses an image on this machine, so there is nothing to judge.`)
    const findings = used.flatMap((each) => strangeImage(each, seen, policy))
    const reached = reach(seen, used, policy)
    const registries = [...new Set(used.flatMap(({ image }) => registriesOf(image)))]
    return judged({
      findings: [...findings, ...reached.findings],
      wrong:
        findings.length > 0
          ? msg`Images of containers are not from a registry of your own: ${someOf(findings.map(({ subject }) => subject.slice('image:'.length)))}.`
          : msg`A registry that images come from does not answer: ${someOf(reached.findings.map(({ subject }) => subject.slice('registry:'.length)))}.`,
      right: msg`The images of all containers are in ${someOf(registries)}.`,
      looked: [
        {
          tried: msg`Read which registries the digests of ${used.length} images name`,
          expected: policy.registries
            ? msg`only ${someOf(policy.registries, 10)}`
            : msg`a registry of your own`,
          got: registries.length === 0 ? msg`none` : someOf(registries, 10),
        },
        ...reached.looked,
      ],
      blind: reached.blind,
    })
  },
}

const mirrorsOf = ({ info }: Observation): string[] => info.RegistryConfig?.Mirrors ?? []

/** One of its registries is enough: what is also in a registry of one's own can be had from there. */
function strangeImage({ image, containers }: UsedImage, seen: Observation, policy: AuditPolicy): Finding[] {
  const name = imageName(image)
  const registries = registriesOf(image)
  const isOwn = (registry: string) =>
    policy.registries ? policy.registries.includes(registry) : !isStrange(registry, seen)
  if (registries.some(isOwn)) return []
  const users = someOf(containers.map((each) => each.name))
  return [
    {
      subject: subjectOf('image', name),
      summary:
        registries.length === 0
          ? msg`${named(name)} is in no registry: it was built or loaded here (used by ${users}).`
          : policy.registries
            ? msg`${named(name)} is from ${someOf(registries)}, which was not declared (used by ${users}).`
            : msg`${named(name)} is from ${someOf(registries)}, which is everybody’s (used by ${users}).`,
      looked: [
        {
          tried: msg`Read which registries the digests of ${named(name)} name`,
          expected: policy.registries
            ? msg`one of ${someOf(policy.registries, 10)}`
            : msg`a registry of your own`,
          got: registries.length === 0 ? msg`it has no digest` : someOf(image.digests),
        },
      ],
    },
  ]
}

/** A mirror of one's own stands before Docker Hub, and digests don't say so. */
const isStrange = (registry: string, seen: Observation) =>
  PUBLIC.test(registry) && !(registry === HUB && mirrorsOf(seen).length > 0)

function reach(
  seen: Observation,
  used: readonly UsedImage[],
  policy: AuditPolicy,
): { findings: Finding[]; looked: Looked[]; blind?: Message } {
  const own = [...new Set(used.flatMap(({ image }) => registriesOf(image)))].filter(
    (registry) => !PUBLIC.test(registry) && (!policy.registries || policy.registries.includes(registry)),
  )
  if (own.length === 0) return { findings: [], looked: [] }
  const { registries: tried } = seen.tries
  if (!tried.seen)
    return {
      findings: [],
      looked: [],
      blind: msg`Whether the registry ${named(own[0] ?? '')} answers was not tried. ${tried.why}`,
    }
  const findings: Finding[] = []
  const looked: Looked[] = []
  for (const registry of own) {
    const attempts = tried.value.filter(({ what }) => what.registry === registry)
    // One that is elsewhere is not spoken to unasked; its images came from it at some time.
    if (attempts.length === 0) continue
    const here: Looked = {
      tried: msg`Asked the registry ${named(registry)} for /v2/, over TLS and without`,
      expected: msg`an answer`,
      got: joined(
        attempts.map(({ outcome }) => outcomeInWords(outcome)),
        semicolon,
      ),
    }
    if (attempts.some(({ outcome }) => ['answered', 'untrusted'].includes(outcome.kind))) looked.push(here)
    else
      findings.push({
        subject: subjectOf('registry', registry),
        summary: msg`The registry ${named(registry)} does not answer, so images can’t be had from it.`,
        looked: [here],
      })
  }
  return { findings, looked }
}

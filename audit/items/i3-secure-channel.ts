import type { Finding, Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, judged, unsupported } from '../item.ts'
import type { Observation, Tried } from '../observation.ts'
import { imageName, isOwnLoopback, usedImages } from './shared/images.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { outcomeInWords } from './shared/outcomes.ts'

type Attempt = Tried<{ registry: string; tls: boolean }>

/**
 * By what the running daemon believes without a proof: taking a registry out of the file and reloading leaves it in.
 * TLS proves who the registry is, not that its images are good: that a person is asked.
 */
export const secureChannel: AuditItem = {
  id: 'I3',
  bench: ['4.2', '2.5', '4.5'],
  question: msg`Do you know who makes the images that run here, and trust them?`,
  mend: {
    how: msg`Give the registry a certificate, put its CA into /etc/docker/certs.d/REGISTRY/ca.crt, take the registry out of insecure-registries, and restart Docker: a reload leaves it in.`,
    commands: [
      'mkdir -p /etc/docker/certs.d/REGISTRY && cp ca.crt /etc/docker/certs.d/REGISTRY/ca.crt',
      'grep -n insecure-registries /etc/docker/daemon.json; systemctl cat docker | grep insecure-registry',
      'systemctl restart docker',
      "docker info --format '{{json .RegistryConfig}}'",
    ],
  },
  judge(seen) {
    const believed = believedWithoutProof(seen)
    const mirrors = plainMirrors(seen)
    const spoken = spokenTo(seen)
    const others = notLoaded(seen, ['insecure-registries', 'registry-mirrors'])
    const found = [...believed, ...mirrors, ...spoken.findings]
    if (found.length + others.length === 0 && seen.images.length === 0)
      return unsupported(msg`There are no images on this machine, so there is nothing to judge.`)
    const without = usedImages(seen).filter(({ image }) => image.digests.length === 0)
    return judged({
      findings: [...onlyOnce(found), ...others],
      wrong:
        found.length > 0
          ? msg`Whoever sits on the way can change what comes from ${someOf(found.map(({ subject }) => subject.slice('registry:'.length)))}.`
          : msg`The daemon has other registries among the insecure ones, or other mirrors, than its file says.`,
      right: msg`The daemon takes images only from registries that prove who they are.`,
      looked: [
        {
          tried: msg`Read which registries the running daemon believes without a proof`,
          expected: msg`only this machine’s own loopback`,
          got: msg`only this machine’s own loopback`,
        },
        ...spoken.looked,
        {
          tried: msg`Looked for the digests under which images of containers came`,
          expected: msg`one each, or built here`,
          got:
            without.length === 0
              ? msg`one each`
              : msg`without one, so built or loaded here: ${someOf(without.map(({ image }) => imageName(image)))}`,
        },
      ],
    })
  },
}

const onlyOnce = (findings: Finding[]) =>
  [...new Map(findings.toReversed().map((each) => [each.subject, each])).values()].toReversed()

function believedWithoutProof({ info }: Observation): Finding[] {
  const { InsecureRegistryCIDRs = [], IndexConfigs = {} } = info.RegistryConfig ?? {}
  const ranges = (InsecureRegistryCIDRs ?? []).filter(
    (range) => !/^(127\.[\d.]+\/(8|9|[12]\d|3[0-2])|::1\/128)$/.test(range),
  )
  const names = Object.entries(IndexConfigs ?? {})
    .filter(([name, { Secure }]) => !Secure && !isOwnLoopback(name))
    .map(([name]) => name)
  return [...names, ...ranges].map((registry) => ({
    subject: subjectOf('registry', registry),
    summary: msg`The running daemon believes ${named(registry)} without a proof of who it is.`,
    looked: [
      {
        tried: msg`Read which registries the running daemon believes without a proof`,
        expected: msg`only this machine’s own loopback`,
        got: msg`${named(registry)}`,
      },
    ],
  }))
}

function plainMirrors({ info }: Observation): Finding[] {
  return (info.RegistryConfig?.Mirrors ?? []).flatMap((mirror): Finding[] => {
    const host = /^http:\/\/([^/]+)/i.exec(mirror)?.[1]
    if (host === undefined || isOwnLoopback(host)) return []
    return [
      {
        subject: subjectOf('registry', host),
        summary: msg`Images of Docker Hub come through the mirror ${named(host)}, without TLS.`,
        looked: [
          {
            tried: msg`Read the mirrors of the running daemon`,
            expected: msg`https`,
            got: msg`${named(mirror)}`,
          },
        ],
      },
    ]
  })
}

/** A registry that images came from, and that has no TLS or a certificate that this machine does not believe. */
function spokenTo({ tries }: Observation): { findings: Finding[]; looked: Looked[] } {
  if (!tries.registries.seen) {
    const { why } = tries.registries
    return {
      findings: [],
      looked: [{ tried: msg`Speak to the registries`, expected: msg`TLS`, got: msg`not tried. ${why}` }],
    }
  }
  const findings: Finding[] = []
  const looked: Looked[] = []
  for (const [registry, attempts] of Map.groupBy(tries.registries.value, ({ what }) => what.registry)) {
    if (isOwnLoopback(registry)) continue
    const over = (tls: boolean): Attempt | undefined => attempts.find(({ what }) => what.tls === tls)
    const [secure, plain] = [over(true)?.outcome, over(false)?.outcome]
    const said: Looked = {
      tried: msg`Asked the registry ${named(registry)} for /v2/ over TLS, with the certificates that this machine trusts for it`,
      expected: msg`an answer`,
      got: secure ? outcomeInWords(secure) : msg`not tried`,
    }
    const find = (summary: Finding['summary']) =>
      findings.push({ subject: subjectOf('registry', registry), summary, looked: [said] })
    if (secure?.kind === 'untrusted')
      find(msg`The registry ${named(registry)} has a certificate that this machine does not believe.`)
    else if (secure?.kind !== 'answered' && isPlain(plain))
      find(msg`The registry ${named(registry)} speaks without TLS.`)
    else looked.push(said)
  }
  return { findings, looked }
}

/** Go's servers say this much to who speaks plainly where TLS is meant. */
const isPlain = (outcome: Attempt['outcome'] | undefined) =>
  outcome?.kind === 'answered' && !(outcome.status === 400 && /HTTPS/.test(outcome.body))

import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg, verbatim } from '../../contract/index.ts'
import { type AuditItem, type Judgement, unsupported } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, fieldOf, procFile, securityOptions, unreadable } from './shared/fields.ts'
import { named } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { plainContainer, plainlyRun } from './shared/plain-container.ts'
import { weaknessOfProfile } from './shared/seccomp-profile.ts'

/** A filter at work says nothing about what it refuses, so a profile of somebody's own is read as well. */
export const seccomp: AuditItem = {
  id: 'K6',
  bench: ['2.17', '5.22'],
  mend: {
    how: msg`Create the containers anew without \`--security-opt seccomp=unconfined\` and without \`--privileged\`. Write a profile of your own so that it refuses by default and allows no more than Docker’s.`,
    commands: ["docker info --format '{{.SecurityOptions}}'", 'docker run IMAGE'],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const profile = profileOfDaemon(seen)
  const lacks = seen.containers.some(
    ({ kernel }) =>
      kernel.seen && isReadable(kernel.value.status) && fieldOf(kernel.value.status, 'Seccomp') === undefined,
  )
  if (lacks) return unsupported(msg`This kernel was built without seccomp.`)
  const others = notLoaded(seen, ['seccomp-profile'])
  if (profile === undefined || profile === 'unconfined') {
    others.push({
      subject: 'setting:seccomp-profile',
      summary: msg`The daemon gives containers no seccomp filter.`,
      looked: [
        {
          tried: msg`Asked the daemon for its security options`,
          expected: msg`\`name=seccomp\` with a profile`,
          got: profile === undefined ? msg`nothing of seccomp` : verbatim(profile),
        },
      ],
    })
  }
  const plain = plainContainer(seen)
  const tried =
    plain && plain.seccomp !== ''
      ? [plainlyRun(msg`\`Seccomp: 2\`, a filter`, `Seccomp: ${plain.seccomp}`)]
      : []
  const isUnfiltered = tried.length > 0 && plain?.seccomp !== '2'
  if (isUnfiltered && profile !== undefined && profile !== 'unconfined') {
    others.push({
      subject: 'setting:seccomp-profile',
      summary: msg`The daemon says that it has a seccomp profile, but none is at work in a container without any options.`,
      looked: tried,
    })
  }
  const judgement = judgeContainers(
    seen,
    {
      byKernel: (kernel, container) => byKernel(seen, kernel, container),
      byDaemon: (container) => byContent(seen, container, asked(container)),
    },
    {
      wrong: (names) => msg`seccomp refuses too little or nothing to ${names}.`,
      right: msg`seccomp filters the calls of every container.`,
    },
    others,
  )
  return isUnfiltered ? judgement : { ...judgement, looked: [...tried, ...judgement.looked] }
}

/** `builtin`, `unconfined`, or a path on the machine. */
function profileOfDaemon({ info }: Observation): string | undefined {
  const option = info.SecurityOptions.find((each) => /^name=seccomp(,|$)/.test(each))
  return option === undefined ? undefined : (/profile=([^,]+)/.exec(option)?.[1] ?? 'builtin')
}

function byKernel(
  seen: Observation,
  { status, pid }: SurveyedContainer,
  container: ObservedContainer,
): Outcome {
  if (!isReadable(status)) return unreadable(container, `/proc/${pid}/status`, status)
  const mode = fieldOf(status, 'Seccomp')
  const looked: Looked = {
    tried: procFile(container, pid, 'status'),
    expected: msg`\`Seccomp: 2\`, a filter`,
    got: verbatim(`Seccomp: ${mode}`),
  }
  if (mode !== '2') return { looked: [looked], wrong: [unfiltered(container)] }
  const content = byContent(seen, container, asked(container))
  if ('unknown' in content) return content
  return { ...content, looked: [looked, ...content.looked] }
}

const unfiltered = ({ name }: ObservedContainer) => msg`No seccomp filter is at work in ${named(name)}.`

/** The profile itself. */
function byContent(seen: Observation, container: ObservedContainer, tried: Message): Outcome {
  const { HostConfig } = container.inspect
  const own = securityOptions(HostConfig, 'seccomp').at(-1)
  const ofDaemon = profileOfDaemon(seen)
  const profile = HostConfig.Privileged === true ? 'unconfined' : (own ?? ofDaemon ?? 'unconfined')
  const looked = (got: Message): Looked[] => [
    { tried, expected: msg`Docker’s own seccomp profile, or one that refuses by default`, got },
  ]
  if (profile === 'unconfined') return { looked: looked(msg`none`), wrong: [unfiltered(container)] }
  if (profile === 'builtin' || profile === 'default') return { looked: looked(msg`Docker’s own`) }
  const text = own ?? textOf(seen, profile)
  if (text === undefined) {
    return {
      unknown: msg`What the seccomp profile ${named(profile)} refuses to ${named(container.name)} was not seen. Look whether it refuses by default.`,
    }
  }
  const weak = weaknessOfProfile(text)
  return {
    looked: looked(own === undefined ? verbatim(named(profile)) : msg`one of its own`),
    ...(weak ? { wrong: [weak(named(container.name))] } : {}),
  }
}

function textOf({ host }: Observation, path: string): string | undefined {
  const file = host.seen ? host.value.texts[path] : undefined
  return isReadable(file) ? file.text : undefined
}

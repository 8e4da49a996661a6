import type { Looked } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/index.ts'
import { type AuditItem, cannotTell, type Judgement, unsupported } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, securityOptions, unreadable } from './shared/fields.ts'
import { guardOf, MODULES, weaknessOfLabel } from './shared/mac-label.ts'
import { named, someOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'

export const securityModule: AuditItem = {
  id: 'K4',
  bench: ['5.2', '5.3'],
  mend: {
    how: msg`Start containers without \`--security-opt apparmor=unconfined\`, \`--security-opt label=disable\` and \`--privileged\`; where the kernel has SELinux, let Docker use it with \`"selinux-enabled": true\`. Create the containers anew: a profile is given at the start.`,
    commands: ["docker info --format '{{.SecurityOptions}}'", 'aa-status'],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const options = seen.info.SecurityOptions
  const used = MODULES.filter((module) => options.some((option) => option.startsWith(`name=${module}`)))
  const daemon: Looked = {
    tried: msg`Asked the daemon which security modules it uses`,
    expected: msg`\`name=apparmor\` or \`name=selinux\``,
    got: someOf(options, 8),
  }
  let active: readonly string[] = used
  if (seen.isLab && used.length === 0) {
    return unsupported(
      msg`A lab host may load no profiles: AppArmor and SELinux are those of the machine on which Bulkhead runs. Audit that machine.`,
      [daemon],
    )
  }
  if (seen.host.seen) {
    const { securityModules } = seen.host.value
    if (isReadable(securityModules)) {
      active = MODULES.filter((module) => securityModules.names.includes(module))
      const looked: Looked = {
        tried: msg`Asked the kernel for its security modules`,
        expected: msg`one that guards programs: AppArmor or SELinux`,
        got: someOf(securityModules.names, 12),
      }
      if (active.length === 0) {
        return unsupported(msg`This kernel has neither AppArmor nor SELinux at work.`, [looked])
      }
    } else if (used.length === 0) {
      return cannotTell(
        msg`Which security modules the kernel has could not be read (${securityModules.unreadable}). Audit again with the rights of root.`,
        [daemon],
      )
    }
  } else if (used.length === 0) {
    return cannotTell(
      msg`The daemon uses no security module, and whether the kernel has one was not seen. ${seen.host.why}`,
      [daemon],
    )
  }
  const judgement = judgeContainers(
    seen,
    {
      byKernel: (kernel, container) => byKernel(active, kernel, container),
      byDaemon: (container) => byDaemon(used, container),
    },
    {
      wrong: (names) => msg`No security module guards ${names}.`,
      right: msg`A security module guards every container.`,
    },
    notLoaded(seen, ['selinux-enabled']),
  )
  return { ...judgement, looked: [daemon, ...judgement.looked] }
}

function byKernel(
  active: readonly string[],
  { label, pid }: SurveyedContainer,
  container: ObservedContainer,
): Outcome {
  if (!isReadable(label)) return unreadable(container, `/proc/${pid}/attr/current`, label)
  const looked: Looked[] = [
    {
      tried: procFile(container, pid, 'attr/current'),
      expected: msg`an AppArmor profile that is enforced, or SELinux’s label of a container`,
      got: label === '' ? msg`nothing` : verbatim(named(label)),
    },
  ]
  const weak = weaknessOfLabel(active, label)
  return weak ? { looked, wrong: [weak(named(container.name))] } : { looked }
}

/** Right only where the daemon names a profile of its own accord: it does so where the module works. */
function byDaemon(used: readonly string[], container: ObservedContainer): Outcome {
  const { AppArmorProfile, HostConfig } = container.inspect
  const isOff =
    HostConfig.Privileged === true ||
    (used.includes('apparmor') && AppArmorProfile === 'unconfined') ||
    (used.includes('selinux') && securityOptions(HostConfig, 'label').includes('disable'))
  const looked: Looked[] = [
    {
      tried: asked(container),
      expected: msg`with a security module’s profile`,
      got: isOff
        ? msg`without one`
        : AppArmorProfile
          ? verbatim(named(AppArmorProfile))
          : msg`as the daemon does by default`,
    },
  ]
  if (isOff) return { looked, wrong: [msg`${guardOf(used)} does not guard ${named(container.name)}.`] }
  if (!container.running && container.inspect.State.Status === 'created' && !AppArmorProfile)
    return { looked: [] }
  return { looked }
}

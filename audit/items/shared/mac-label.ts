import { type Message, msg, verbatim } from '../../../contract/index.ts'

/** Security modules that hold programs to rules by what they are, and that Docker can give containers to. */
export const MODULES = ['apparmor', 'selinux'] as const

/** SELinux's types of programs that nothing holds; Docker's own, too, for who has it does what Docker may. */
const FREE_TYPES =
  /^(unconfined_t|unconfined_service_t|spc_t|container_runtime_t|docker_t|init_t|initrc_t|kernel_t)$/

export const guardOf = (modules: readonly string[]): Message =>
  modules.includes('selinux') && !modules.includes('apparmor') ? verbatim('SELinux') : verbatim('AppArmor')

/** What is wrong with the label of a container's first process, as a sentence about its name; nothing where it is held to rules. */
export function weaknessOfLabel(
  active: readonly string[],
  label: string,
): ((name: string) => Message) | undefined {
  const type = /^[^:\s]+:[^:\s]+:([^:\s]+)(:|$)/.exec(label)?.[1]
  if (type !== undefined) {
    return FREE_TYPES.test(type)
      ? (name) => msg`${name} has SELinux’s type \`${type}\`, which nothing holds.`
      : undefined
  }
  if (label === '' || label === 'unconfined' || label === 'kernel') {
    return (name) => msg`${name} is not guarded by ${guardOf(active)}.`
  }
  const mode = /\((\w+)\)$/.exec(label)?.[1]
  if (mode === 'enforce' || mode === 'kill' || mode === 'prompt') return undefined
  if (mode === 'complain') return (name) => msg`AppArmor only notes what ${name} does; it refuses nothing.`
  return (name) => msg`${name} is not guarded by ${guardOf(active)}.`
}

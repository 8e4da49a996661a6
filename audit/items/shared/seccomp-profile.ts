import { z } from 'zod'
import { type Message, msg } from '../../../contract/index.ts'
import { someOf } from './naming.ts'

const Profile = z.looseObject({
  defaultAction: z.string(),
  syscalls: z
    .array(
      z.looseObject({
        names: z.array(z.string()).nullish(),
        /** As it was written once. */
        name: z.string().nullish(),
        action: z.string(),
        args: z.array(z.unknown()).nullish(),
        includes: z.looseObject({ caps: z.array(z.string()).nullish() }).nullish(),
      }),
    )
    .nullish(),
})

/** Actions after which the call is done. */
const LETS = ['SCMP_ACT_ALLOW', 'SCMP_ACT_LOG', 'SCMP_ACT_TRACE', 'SCMP_ACT_NOTIFY']

/** What Docker's own profile refuses to whoever lacks the capability for it, and what the whole kernel suffers from. */
const GUARDED = [
  'add_key',
  'bpf',
  'delete_module',
  'finit_module',
  'fsopen',
  'init_module',
  'kexec_file_load',
  'kexec_load',
  'keyctl',
  'mount',
  'move_mount',
  'open_by_handle_at',
  'open_tree',
  'perf_event_open',
  'pivot_root',
  'request_key',
  'setns',
  'swapoff',
  'swapon',
  'umount2',
  'unshare',
  'userfaultfd',
]

/** What is wrong with a profile of somebody's own, said of its container; nothing where it refuses by default and keeps Docker's refusals. */
export function weaknessOfProfile(text: string): ((name: string) => Message) | undefined {
  const parsed = Profile.safeParse(json(text))
  if (!parsed.success) return (name) => msg`The seccomp profile of ${name} is none that can be read.`
  const { defaultAction, syscalls } = parsed.data
  if (LETS.includes(defaultAction)) {
    return (name) => msg`The seccomp profile of ${name} allows every call that it does not name.`
  }
  const allowed = new Set(
    (syscalls ?? [])
      .filter(
        ({ action, args, includes }) => LETS.includes(action) && !args?.length && !includes?.caps?.length,
      )
      .flatMap(({ names, name }) => names ?? (name ? [name] : [])),
  )
  const lost = GUARDED.filter((call) => allowed.has(call))
  if (lost.length === 0) return undefined
  return (name) => msg`The seccomp profile of ${name} allows what Docker’s own refuses: ${someOf(lost, 5)}.`
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A condition on one argument of a call, as the runtime is told. */
export interface Condition {
  index: number
  value: number
  valueTwo?: number
  op: string
}

/** What a profile says of some calls. */
export interface Rule {
  names: string[]
  action: string
  /** The error that the caller gets; `null` for the profile's own. */
  errno: number | null
  args: Condition[]
}

/** A profile as the runtime was given it, of which the rules on calls that nobody asks about are left out. */
export interface Profile {
  defaultAction: string
  /** What SCMP_ACT_ERRNO answers without a word about it. */
  defaultErrno: number
  architectures: string[]
  rules: Rule[]
}

/** What may happen to a call. */
export interface Fate {
  action: string
  errno: number
  /** Whether no rule spoke of it. */
  byDefault: boolean
}

/** A call, and the arguments that matter; without any, whatever arguments an attacker may choose. */
export interface Call {
  name: string
  args?: readonly number[]
}

const EPERM = 1

interface Written {
  defaultAction?: string
  defaultErrnoRet?: number
  architectures?: string[] | null
  syscalls?:
    | { names?: string[] | null; action?: string; errnoRet?: number; args?: Condition[] | null }[]
    | null
}

/** From a container's config.json; `null` where it was given no profile, `undefined` where this is none. */
export function readProfile(config: string, asked: ReadonlySet<string>): Profile | null | undefined {
  let written: Written | undefined
  try {
    const { linux } = JSON.parse(config) as { linux?: { seccomp?: Written } }
    if (!linux) return undefined
    written = linux.seccomp
  } catch {
    return undefined
  }
  if (!written) return null
  return {
    defaultAction: written.defaultAction ?? '',
    defaultErrno: written.defaultErrnoRet ?? EPERM,
    architectures: written.architectures ?? [],
    rules: (written.syscalls ?? []).flatMap(({ names, action = '', errnoRet, args }) => {
      const own = (names ?? []).filter((name) => asked.has(name))
      return own.length > 0 ? [{ names: own, action, errno: errnoRet ?? null, args: args ?? [] }] : []
    }),
  }
}

/**
 * All that the filter made of a profile may do with a call. The runtime leaves out rules that say the same as
 * the default, even before others that say something else; then the first rule without conditions holds, and
 * drops those with conditions before it.
 */
export function fatesOf(profile: Profile, { name, args }: Call): Fate[] {
  const byDefault: Fate = {
    action: profile.defaultAction,
    errno: profile.defaultErrno,
    byDefault: true,
  }
  let conditional: { fate: Fate; rule: Rule }[] = []
  for (const rule of profile.rules.filter(({ names }) => names.includes(name))) {
    const fate = { action: rule.action, errno: rule.errno ?? EPERM, byDefault: false }
    if (isSame(fate, byDefault)) continue
    if (rule.args.length === 0) return [fate]
    conditional.push({ fate, rule })
  }
  if (args) conditional = conditional.filter(({ rule }) => matches(rule, args))
  const fates = conditional.map(({ fate }) => fate)
  // Chosen well, arguments get past every condition; given, one that matches decides.
  return args && fates.length > 0 ? fates : [...fates, byDefault]
}

function isSame(one: Fate, other: Fate): boolean {
  return one.action === other.action && (one.action !== 'SCMP_ACT_ERRNO' || one.errno === other.errno)
}

/** Several conditions on the same argument become rules of their own, of which any will do. */
function matches({ args }: Rule, given: readonly number[]): boolean {
  const holds = (condition: Condition) => compare(condition, given[condition.index] ?? 0)
  const indexes = args.map(({ index }) => index)
  return new Set(indexes).size < indexes.length ? args.some(holds) : args.every(holds)
}

function compare({ op, value, valueTwo = 0 }: Condition, given: number): boolean {
  const [got, wanted] = [BigInt(given), BigInt(value)]
  switch (op) {
    case 'SCMP_CMP_NE':
      return got !== wanted
    case 'SCMP_CMP_LT':
      return got < wanted
    case 'SCMP_CMP_LE':
      return got <= wanted
    case 'SCMP_CMP_EQ':
      return got === wanted
    case 'SCMP_CMP_GE':
      return got >= wanted
    case 'SCMP_CMP_GT':
      return got > wanted
    case 'SCMP_CMP_MASKED_EQ':
      return (got & wanted) === BigInt(valueTwo)
    default:
      return false
  }
}

const REFUSING = ['SCMP_ACT_KILL', 'SCMP_ACT_KILL_THREAD', 'SCMP_ACT_KILL_PROCESS', 'SCMP_ACT_TRAP']

/** An answer of 0 tells the caller that all went well; a tracer or a listener may let through what it likes. */
export function refuses({ action, errno }: Fate): boolean {
  return action === 'SCMP_ACT_ERRNO' ? errno !== 0 : REFUSING.includes(action)
}

/** The first way in which a call gets through. */
export function wayThrough(profile: Profile, call: Call): Fate | undefined {
  return fatesOf(profile, call).find((fate) => !refuses(fate))
}

/** Whether programs for another kind of processor, with calls of their own, get as far as the rules. */
export function takes32(profile: Profile): boolean {
  const of64 = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X32', 'SCMP_ARCH_AARCH64']
  return profile.architectures.some((architecture) => !of64.includes(architecture))
}

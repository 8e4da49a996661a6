import { type Message, msg } from '../../contract/index.ts'

/** One thing that a program can ask of the kernel, and all the calls that do it. */
export interface Family {
  /** What it is about: "file modes". */
  about: Message
  calls: readonly string[]
  /** Only 32-bit programs know these. */
  only32: readonly string[]
}

export const families = {
  modes: {
    about: msg`file modes`,
    calls: ['chmod', 'fchmod', 'fchmodat', 'fchmodat2'],
    only32: [],
  },
  owners: {
    about: msg`owners`,
    calls: ['chown', 'lchown', 'fchown', 'fchownat'],
    only32: ['chown32', 'lchown32', 'fchown32'],
  },
  times: {
    about: msg`times`,
    calls: ['utime', 'utimes', 'futimesat', 'utimensat'],
    only32: ['utimensat_time64'],
  },
  directories: {
    about: msg`directories`,
    calls: ['mkdir', 'mkdirat'],
    only32: [],
  },
  symlinks: {
    about: msg`symbolic links`,
    calls: ['symlink', 'symlinkat'],
    only32: [],
  },
  links: { about: msg`hard links`, calls: ['link', 'linkat'], only32: [] },
  renames: {
    about: msg`renaming`,
    calls: ['rename', 'renameat', 'renameat2'],
    only32: [],
  },
} as const satisfies Record<string, Family>

export type FamilyName = keyof typeof families

/** Drawn, one of each row: the first row's have names of their own in 32-bit programs. */
export const firstNames = ['owners', 'times'] as const satisfies readonly FamilyName[]
export const secondNames = [
  'directories',
  'symlinks',
  'links',
  'renames',
] as const satisfies readonly FamilyName[]

/** A parameter's family; modes where somebody has changed the parameters. */
export function familyOf(name: string | undefined): Family {
  return families[(name ?? 'modes') as FamilyName] ?? families.modes
}

export function allCalls({ calls, only32 }: Family): string[] {
  return [...calls, ...only32]
}

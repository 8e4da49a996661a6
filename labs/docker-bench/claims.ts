import type { Params } from '../../contract/index.ts'

/** What Docker Bench 1.6.0 prints of this host, check by check, and whether that is so. */
export interface Claim {
  check: string
  says: 'PASS' | 'WARN'
  /** In our own words. */
  about(params: Params): string
  isTrue(params: Params): boolean
}

/**
 * As these checks, run with bash on lab hosts, said for every value that is drawn (docs/lab-facts.md). What it reads is
 * the file or the option; what is so depends on what was loaded, and on what the option means.
 */
export const claims: readonly Claim[] = [
  // It finds the setting in the file, which was changed after the daemon was started.
  {
    check: '2.2',
    says: 'PASS',
    about: () => 'no traffic between containers on the default bridge',
    isTrue: () => false,
  },
  { check: '5.5', says: 'PASS', about: () => 'no privileged containers', isTrue: () => true },
  // Its list of folders has no /root.
  {
    check: '5.6',
    says: 'PASS',
    about: () => 'no sensitive folder of the host in a container',
    isTrue: ({ ledgerMount }) => ledgerMount !== '/root',
  },
  // It takes 1024 for privileged.
  {
    check: '5.8',
    says: 'WARN',
    about: ({ quayPort }) => `privileged port in use: ${quayPort} in quay`,
    isTrue: ({ quayPort }) => quayPort !== '1024',
  },
  { check: '5.11', says: 'WARN', about: () => 'no limit on memory: quay, ledger', isTrue: () => true },
  // It looks for --cpu-shares and --cpus, and quay was limited with --cpu-quota.
  { check: '5.12', says: 'WARN', about: () => 'no limit on processors: quay', isTrue: () => false },
  { check: '5.13', says: 'WARN', about: () => 'root can be written to: quay, ledger', isTrue: () => true },
  // It looks at the number of retries only, which is 0 for `always`.
  {
    check: '5.15',
    says: 'PASS',
    about: () => 'no more than five retries',
    isTrue: ({ ledgerRestart }) => ledgerRestart !== 'always',
  },
]

/** Checks of which the contrary is so, by what Docker Bench says. */
export const falseOf = (params: Params, says: Claim['says']): string[] =>
  claims.filter((claim) => claim.says === says && !claim.isTrue(params)).map(({ check }) => check)

import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { type AuditRules, isWatched, readAuditRules } from '../../readings/audit-rules.ts'
import { dockerPlaces } from '../docker-places.ts'
import { type AuditItem, cannotTell, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'

const FILE = '/etc/audit/rules.d/docker.rules'

export const auditRules: AuditItem = {
  id: 'H4',
  bench: Array.from({ length: 16 }, (_, index) => `1.1.${index + 3}`),
  mend: {
    how: msg`Let the kernel’s audit record changes to Docker’s programs, files and folders: install \`auditd\`, write a rule for each to \`${FILE}\`, and load them.`,
    commands: [
      'apt-get install --yes auditd',
      `for place in ${dockerPlaces.slice(0, 9).join(' ')}; do test -e $place && echo "-w $place -p wa -k docker"; done > ${FILE}`,
      'augenrules --load',
      'auditctl -l',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const { host } = seen
  if (!host.seen) return cannotTell(host.why)
  const there = placesThere(host.value)
  if (there.length === 0)
    return cannotTell(
      msg`None of Docker’s files could be seen, so neither could what has to be watched. Audit again with the rights of root.`,
    )
  const kernel = isReadable(host.value.auditRules) ? readAuditRules(host.value.auditRules.rules) : undefined
  const files = rulesInFiles(host.value)
  const rules = kernel ?? files
  const missing = there.filter((paths) => !paths.some((path) => isWatched(rules, path)))
  const looked: Looked = {
    tried: kernel
      ? msg`Asked the kernel for its audit rules`
      : msg`Read the rules in \`/etc/audit\`, as the kernel’s can’t be seen`,
    expected: msg`a rule for each of Docker’s ${there.length} places that are on this machine`,
    got: rules.silenced
      ? msg`a rule that records nothing at all`
      : msg`${there.length - missing.length} of ${there.length} watched`,
  }
  const findings = missing.map(([path = '']): Finding => ({
    subject: subjectOf('file', path),
    summary: sentence(path, kernel !== undefined && isWatched(files, path)),
    looked: [looked],
  }))
  return judged({
    findings,
    wrong: rules.silenced
      ? msg`A rule of the audit says that nothing is recorded.`
      : msg`Nobody would see afterwards who changed ${someOf(missing.map(([path = '']) => path))}.`,
    right: kernel
      ? msg`The kernel records changes to Docker’s programs, files and folders.`
      : msg`There are audit rules for Docker’s programs, files and folders; a lab host’s kernel can’t be told them, so they were read in its files.`,
    looked: [looked],
    blind:
      kernel || seen.isLab
        ? undefined
        : msg`The rules are in files, but whether the kernel has them can’t be seen. Audit again with the rights of root.`,
    commands: commandsFor(
      missing.map(([path = '']) => path),
      seen.isLab,
    ),
  })
}

const sentence = (path: string, inFile: boolean): Message =>
  inFile
    ? msg`A rule for ${named(path)} is in a file, but the kernel has none.`
    : msg`No audit rule watches ${named(path)} for writing and for changes of owner and mode.`

/** Those of the places that are on the machine; paths that lead to one file are one, and one of them has to be watched. */
function placesThere({ stats, daemon }: HostSurvey): string[][] {
  const byFile = new Map<string, string[]>()
  const own = daemon?.exe.startsWith('/') ? [daemon.exe] : []
  for (const path of new Set([...dockerPlaces, ...own])) {
    const file = stats[path]
    if (!isReadable(file)) {
      if (own.includes(path)) byFile.set(path, [path])
      continue
    }
    byFile.set(file.inode, [...(byFile.get(file.inode) ?? []), path])
  }
  return [...byFile.values()]
}

/** Those that `augenrules` would load; where it has none of them, the one file that is loaded as it is. */
function rulesInFiles({ texts }: HostSurvey): AuditRules {
  const read = Object.entries(texts).flatMap(([path, file]) =>
    isReadable(file) ? [{ path, text: file.text }] : [],
  )
  const parts = read.filter(({ path }) => /^\/etc\/audit\/rules\.d\/[^/]+\.rules$/.test(path))
  const whole = read.filter(({ path }) => path === '/etc/audit/audit.rules')
  const used = parts.length > 0 ? parts.toSorted((a, b) => (a.path < b.path ? -1 : 1)) : whole
  return readAuditRules(used.flatMap(({ text }) => text.split('\n')))
}

const commandsFor = (paths: readonly string[], isLab: boolean): string[] => [
  ...(isLab ? ['mkdir -p /etc/audit/rules.d'] : ['apt-get install --yes auditd']),
  ...paths
    .filter((path) => /^[\w./-]+$/.test(path))
    .map((path) => `echo '-w ${path} -p wa -k docker' >> ${FILE}`),
  ...(isLab ? [] : ['augenrules --load']),
]

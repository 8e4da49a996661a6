import { below } from './mountinfo.ts'

/** What a rule of the kernel's audit watches. */
export interface Watch {
  path: string
  /** Also all that is below it. */
  recursive: boolean
  /** Of `r`, `w`, `x`, `a`: what is recorded. */
  permissions: string
}

export interface AuditRules {
  watches: Watch[]
  /** A rule says that nothing is ever recorded, as some systems come with. */
  silenced: boolean
}

/** Fields that don't narrow what is recorded of a path. */
const HARMLESS = new Set(['path', 'dir', 'perm', 'key', 'arch'])
const ALL = 'rwxa'

/** Rules as `auditctl -l` prints them or as a file for it has them: `-w …`, and `-a always,exit -F path=…` or `-F dir=…`. */
export function readAuditRules(lines: readonly string[]): AuditRules {
  const rules: AuditRules = { watches: [], silenced: false }
  for (const line of lines) {
    const words = line.trim().split(/\s+/)
    if (words[0]?.startsWith('#')) continue
    if (words[0] === '-D') rules.watches = []
    const list = valuesOf(words, '-a').concat(valuesOf(words, '-A')).at(-1)?.split(',').toSorted().join(',')
    if (list === 'never,task' && valuesOf(words, '-F').length === 0) rules.silenced = true
    const watch = watchOf(words, list)
    if (watch) rules.watches.push(watch)
    const gone = valuesOf(words, '-W').at(-1)
    if (gone !== undefined) rules.watches = rules.watches.filter(({ path }) => path !== plain(gone))
  }
  return rules
}

function watchOf(words: readonly string[], list: string | undefined): Watch | undefined {
  const [path] = valuesOf(words, '-w')
  if (path !== undefined)
    return { path: plain(path), recursive: true, permissions: valuesOf(words, '-p').at(-1) ?? ALL }
  if (list !== 'always,exit') return undefined
  const fields = valuesOf(words, '-F').map((field) => /^([a-z_]+)(=|!=|<=?|>=?|&=?)(.*)$/.exec(field) ?? [])
  if (fields.some(([, name = '', operator]) => !HARMLESS.has(name) || operator !== '=')) return undefined
  const value = (wanted: string) => fields.findLast(([, name]) => name === wanted)?.[3]
  const calls = valuesOf(words, '-S')
  const permissions = value('perm') ?? (calls.every((call) => call === 'all') ? ALL : '')
  const [file, directory] = [value('path'), value('dir')]
  if (directory !== undefined) return { path: plain(directory), recursive: true, permissions }
  return file === undefined ? undefined : { path: plain(file), recursive: false, permissions }
}

/** Also `-pwa`, as one word. */
function valuesOf(words: readonly string[], option: string): string[] {
  return words.flatMap((word, index) => {
    if (word === option) return words[index + 1] ?? []
    return option !== '-F' && word.startsWith(option) && !word.startsWith('--')
      ? word.slice(option.length)
      : []
  })
}

/** Without a slash at the end and without the links that every system of today has. */
function plain(path: string): string {
  const clean = path.replace(/(.)\/+$/, '$1')
  return clean.replace(/^\/var\/run(?=\/|$)/, '/run').replace(/^\/(bin|sbin|lib|lib64)(?=\/|$)/, '/usr/$1')
}

/** Whether writing to a path and changing its owner or mode is recorded. A rule for a longer path says nothing about it. */
export function isWatched({ watches, silenced }: AuditRules, path: string): boolean {
  if (silenced) return false
  return watches.some(({ path: watched, recursive, permissions }) => {
    const rest = below(watched, plain(path))
    return (
      (rest === '' || (recursive && rest !== undefined)) &&
      permissions.includes('w') &&
      permissions.includes('a')
    )
  })
}

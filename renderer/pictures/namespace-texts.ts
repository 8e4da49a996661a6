import type { NamespaceKind } from '../../contract/probe.ts'
import type { NamespaceCell, NamespaceRow, Sharing } from './namespace-rows.ts'

export const kindNames: Record<NamespaceKind, string> = {
  mnt: 'mounts: what files there are',
  pid: 'processes: which ones there are, and their numbers',
  net: 'network: interfaces, addresses, ports, routes, packet filter',
  ipc: 'System V IPC and POSIX message queues',
  uts: 'host name',
  user: 'users: whose numbers, and over what capabilities count',
  cgroup: 'control groups: where their tree begins',
}

/** Under the letter in a cell. */
export const shortWords: Record<Sharing, string> = {
  home: 'host',
  host: 'host’s!',
  shared: 'shared',
  same: 'same',
  own: 'own',
  unknown: 'gone',
}

/** One cell in a sentence or two. */
export function tellCell(row: NamespaceRow, cell: NamespaceCell): string {
  const who = `${row.label} (${row.detail})`
  if (cell.sharing === 'unknown') return `${row.label}: ${row.detail}. It may just have ended.`
  const others = listed(cell.with, 6)
  const sentences: Record<Exclude<Sharing, 'unknown'>, string> = {
    home: cell.with.length > 0 ? `The lab host’s. In it too: ${others}.` : 'The lab host’s, and only its.',
    host: `Shared with the host. In it too: ${others}.`,
    shared: `Shared with ${others}.`,
    same: 'The same as its container’s.',
    own: 'Its own: nobody from elsewhere is in it.',
  }
  return `${who}, ${cell.kind} namespace ${cell.inode}. ${sentences[cell.sharing]}`
}

/** A list of names, not longer than `most`. */
export function listed(names: readonly string[], most: number): string {
  if (names.length <= 1) return names[0] ?? 'nobody'
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The kinds of a row that are shared in one of these ways, with whom; "none" where there is none. */
export function kindsOf(row: NamespaceRow, ways: readonly Sharing[], withWhom = false): string {
  const found = row.cells.filter(({ sharing }) => ways.includes(sharing))
  if (found.length === 0) return 'none'
  return found
    .map((cell) => (withWhom ? `${cell.kind} (with ${listed(cell.with, 4)})` : cell.kind))
    .join(', ')
}

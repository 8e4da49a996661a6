import { joined, listOf, type Message, msg, verbatim } from '../../contract/message.ts'
import type { NamespaceKind } from '../../contract/probe.ts'
import type { NamespaceCell, NamespaceRow, Sharing } from './namespace-rows.ts'

export const kindNames: Record<NamespaceKind, Message> = {
  mnt: msg`mounts: what files there are`,
  pid: msg`processes: which ones there are, and their numbers`,
  net: msg`network: interfaces, addresses, ports, routes, packet filter`,
  ipc: msg`System V IPC and POSIX message queues`,
  uts: msg`host name`,
  user: msg`users: whose numbers, and over what capabilities count`,
  cgroup: msg`control groups: where their tree begins`,
}

/** Under the letter in a cell. */
export const shortWords: Record<Sharing, Message> = {
  home: msg`host`,
  host: msg`host’s!`,
  shared: msg`shared`,
  same: msg`same`,
  own: msg`own`,
  unknown: msg`gone`,
}

/** One cell in a sentence or two. */
export function tellCell(row: NamespaceRow, cell: NamespaceCell): Message {
  const { label, detail } = row
  if (cell.sharing === 'unknown') return msg`${label}: ${detail}. It may just have ended.`
  const others = listed(cell.with, 6)
  const sentences: Record<Exclude<Sharing, 'unknown'>, Message> = {
    home:
      cell.with.length > 0 ? msg`The lab host’s. In it too: ${others}.` : msg`The lab host’s, and only its.`,
    host: msg`Shared with the host. In it too: ${others}.`,
    shared: msg`Shared with ${others}.`,
    same: msg`The same as its container’s.`,
    own: msg`Its own: nobody from elsewhere is in it.`,
  }
  return msg`${label} (${detail}), ${cell.kind} namespace ${cell.inode}. ${sentences[cell.sharing]}`
}

/** A list of names, not longer than `most`. */
export function listed(names: readonly Message[], most: number): Message {
  if (names.length === 0) return msg`nobody`
  if (names.length <= most) return listOf(names)
  return msg`${joined(names.slice(0, most))} and ${names.length - most} more`
}

/** The kinds of a row that are shared in one of these ways, with whom; "none" where there is none. */
export function kindsOf(row: NamespaceRow, ways: readonly Sharing[], withWhom = false): Message {
  const found = row.cells.filter(({ sharing }) => ways.includes(sharing))
  if (found.length === 0) return msg`none`
  return joined(
    found.map((cell) => (withWhom ? msg`${cell.kind} (with ${listed(cell.with, 4)})` : verbatim(cell.kind))),
  )
}

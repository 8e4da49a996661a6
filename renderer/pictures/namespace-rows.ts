import { type Message, msg } from '../../contract/message.ts'
import type { PicturedProcess, ProcessesPicture } from '../../contract/picture.ts'
import type { NamespaceKind } from '../../contract/probe.ts'
import { nameText } from './plain-text.ts'

/** In the order in which they are best explained. */
export const kinds = ['mnt', 'pid', 'net', 'ipc', 'uts', 'user', 'cgroup'] as const satisfies NamespaceKind[]

export type Sharing =
  /** The lab host's own, in a row of the lab host. */
  | 'home'
  /** A container, or a process of one, is in the lab host's. */
  | 'host'
  /** With another container, or with a process from outside of it. */
  | 'shared'
  /** A further process is where its container is. */
  | 'same'
  | 'own'
  | 'unknown'

export interface NamespaceCell {
  kind: NamespaceKind
  inode: string
  /** That of the first row that is in it. */
  letter: string
  /** Number of that row; colours go by it. */
  of: number
  sharing: Sharing
  /** Labels of the other rows that are in it. */
  with: Message[]
}

export interface NamespaceRow {
  id: string
  letter: string
  label: Message
  detail: Message
  what: 'host' | 'container' | 'process'
  cells: NamespaceCell[]
}

/** The row before its cells are compared. */
interface Place {
  id: string
  label: Message
  detail: Message
  what: NamespaceRow['what']
  /** A container's id, or `HOST`. */
  owner: string
  namespaces: Partial<Record<NamespaceKind, string>>
}

const HOST = 'host'
/** Processes with namespaces of their own, of which there can be hundreds. */
const PROCESS_ROWS = 40

/** The lab host, its containers in the order of their start, and processes in namespaces of their own. */
export function namespaceRows(picture: ProcessesPicture): { rows: NamespaceRow[]; more: number } {
  const { all, more } = places(picture)
  const first = new Map<string, number>()
  const members = new Map<string, Place[]>()
  for (const [index, place] of all.entries()) {
    for (const kind of kinds) {
      const inode = place.namespaces[kind]
      if (!inode) continue
      const key = `${kind} ${inode}`
      if (!first.has(key)) first.set(key, index)
      members.set(key, [...(members.get(key) ?? []), place])
    }
  }
  const rows = all.map((place, index) => ({
    id: place.id,
    letter: letterOf(index),
    label: place.label,
    detail: place.detail,
    what: place.what,
    cells: kinds.map((kind): NamespaceCell => {
      const inode = place.namespaces[kind] ?? ''
      const others = (members.get(`${kind} ${inode}`) ?? []).filter((other) => other !== place)
      const of = first.get(`${kind} ${inode}`) ?? index
      const isHosts = inode !== '' && inode === all[0]?.namespaces[kind]
      return {
        kind,
        inode,
        letter: inode ? letterOf(of) : '?',
        of,
        sharing: inode ? sharingOf(place, isHosts, others) : 'unknown',
        with: others.map(({ label }) => label),
      }
    }),
  }))
  return { rows, more }
}

function sharingOf(place: Place, isHosts: boolean, others: Place[]): Sharing {
  if (isHosts) return place.owner === HOST ? 'home' : 'host'
  if (others.some(({ owner }) => owner !== place.owner)) return 'shared'
  return place.what === 'process' && others.some(({ what }) => what === 'container') ? 'same' : 'own'
}

function places(picture: ProcessesPicture): { all: Place[]; more: number } {
  const byPid = new Map(picture.processes.map((process) => [process.pid, process]))
  const init = picture.processes[0]
  const containers = picture.containers.toSorted((a, b) => a.pid - b.pid)
  const hostNamespaces = init?.namespaces ?? {}
  const homes = new Map<string, Place['namespaces']>([[HOST, hostNamespaces]])
  const all: Place[] = [
    {
      id: HOST,
      label: msg`lab host`,
      detail: init ? msg`${nameText(init.name)}, pid ${init.pid}` : msg`nothing was found`,
      what: 'host',
      owner: HOST,
      namespaces: hostNamespaces,
    },
  ]
  for (const { id, name, pid, image } of containers) {
    const namespaces = byPid.get(pid)?.namespaces ?? {}
    homes.set(id, namespaces)
    const detail = byPid.has(pid) ? msg`${nameText(image)}, pid ${pid}` : msg`its first process was not found`
    all.push({ id, label: nameText(name), detail, what: 'container', owner: id, namespaces })
  }
  const groups = new Map<string, PicturedProcess[]>()
  for (const process of picture.processes) {
    const owner = process.container ?? HOST
    const home = homes.get(owner)
    // Of a container that is gone already, or whose first process was not found, nothing can be compared.
    if (!home?.mnt || !hasItsOwn(process, home)) continue
    const key = [owner, ...kinds.map((kind) => process.namespaces[kind])].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), process])
  }
  const names = new Map(containers.map(({ id, name }) => [id, nameText(name)]))
  for (const [key, group] of [...groups].slice(0, PROCESS_ROWS)) {
    const [leader] = group
    if (!leader) continue
    const owner = leader.container ?? HOST
    all.push({
      id: key,
      label: nameText(leader.name),
      detail: tellGroup(leader.pid, group.length - 1, names.get(owner)),
      what: 'process',
      owner,
      namespaces: leader.namespaces,
    })
  }
  return { all, more: Math.max(0, groups.size - PROCESS_ROWS) }
}

/** A process and how many are like it, on the lab host or in a container. */
function tellGroup(pid: number, more: number, container?: Message): Message {
  if (container) {
    return more > 0
      ? msg`pid ${pid} in ${container} and ${more} more like it`
      : msg`pid ${pid} in ${container}`
  }
  return more > 0 ? msg`pid ${pid} on the lab host and ${more} more like it` : msg`pid ${pid} on the lab host`
}

function hasItsOwn(process: PicturedProcess, home: Place['namespaces']): boolean {
  return kinds.some((kind) => process.namespaces[kind] !== home[kind])
}

/** A to Z, then AA, AB and so on. */
export function letterOf(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}

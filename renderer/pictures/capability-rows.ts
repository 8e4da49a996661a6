import type { Message } from '../../contract/message.ts'
import type { PicturedProcess, ProcessesPicture } from '../../contract/picture.ts'
import { capabilityName, dockerDefault, numbersIn } from './capabilities.ts'
import { nameText } from './plain-text.ts'

export type Holding =
  /** In force now. */
  | 'has'
  /** In force now, and more than Docker gives by default. */
  | 'extra'
  /** Permitted: the process turns it on by itself whenever it likes. */
  | 'asleep'
  /** In the bounding (or inheritable) set: a program that it runs may give it. */
  | 'may-gain'
  /** The same, but no-new-privileges keeps every program from giving it. */
  | 'barred'
  /** In no set that matters: no program can give it. */
  | 'lost'
  | 'unknown'

const sets = ['effective', 'permitted', 'inheritable', 'bounding', 'ambient'] as const
export type SetName = (typeof sets)[number]

export interface CapabilityCell {
  holding: Holding
  /** The sets of the container's first process that it is in. */
  in: SetName[]
}

export interface CapabilityColumn {
  id: string
  name: Message
  /** Its first process; none where it was not found. */
  process?: PicturedProcess
}

export interface CapabilityRow {
  number: number
  name: Message
  isDefault: boolean
  /** One for each column. */
  cells: CapabilityCell[]
}

export interface Capabilities {
  columns: CapabilityColumn[]
  rows: CapabilityRow[]
}

/** Containers in the order of their start; Docker's default capabilities first, then what else any of them is near to. */
export function capabilityRows(picture: ProcessesPicture): Capabilities {
  const byPid = new Map(picture.processes.map((process) => [process.pid, process]))
  const columns = picture.containers
    .toSorted((a, b) => a.pid - b.pid)
    .map(({ id, name, pid }) => ({ id, name: nameText(name), process: byPid.get(pid) }))
  const held = columns.map(({ process }) => process && setsOf(process))
  const others = new Set(held.flatMap((each) => (each ? sets.flatMap((name) => [...each[name]]) : [])))
  for (const number of dockerDefault) others.delete(number)
  const rows = [...dockerDefault, ...[...others].toSorted((a, b) => a - b)].map((number) => ({
    number,
    name: capabilityName(number),
    isDefault: dockerDefault.includes(number),
    cells: columns.map(({ process }, index) => cellOf(number, held[index], process)),
  }))
  return { columns, rows }
}

/** How much of a column is in force, of Docker's default set and beyond it. */
export function countHeld(rows: readonly CapabilityRow[], column: number): { given: number; extra: number } {
  const count = (holding: Holding) => rows.filter(({ cells }) => cells[column]?.holding === holding).length
  return { given: count('has'), extra: count('extra') }
}

function setsOf(process: PicturedProcess): Record<SetName, Set<number>> {
  const { effective, permitted, inheritable, bounding, ambient } = process.capabilities
  return {
    effective: numbersIn(effective),
    permitted: numbersIn(permitted),
    inheritable: numbersIn(inheritable),
    bounding: numbersIn(bounding),
    ambient: numbersIn(ambient),
  }
}

function cellOf(
  number: number,
  held?: Record<SetName, Set<number>>,
  process?: PicturedProcess,
): CapabilityCell {
  if (!held || !process) return { holding: 'unknown', in: [] }
  const found = sets.filter((name) => held[name].has(number))
  return { holding: holdingOf(number, found, process.noNewPrivileges), in: found }
}

/**
 * By capabilities(7): a program that is run gets at most what is in the bounding set, or what is inheritable both for
 * the process and in the file. With no-new-privileges it gets no more than its caller was permitted, be it root or not.
 */
function holdingOf(number: number, found: readonly SetName[], noNewPrivileges: boolean): Holding {
  if (found.includes('effective')) return dockerDefault.includes(number) ? 'has' : 'extra'
  if (found.includes('permitted')) return 'asleep'
  if (!found.includes('bounding') && !found.includes('inheritable')) return 'lost'
  return noNewPrivileges ? 'barred' : 'may-gain'
}

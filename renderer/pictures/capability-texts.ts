import { joined, type Message, msg } from '../../contract/message.ts'
import type { PicturedProcess } from '../../contract/picture.ts'
import { fullCapabilityName } from './capabilities.ts'
import type { CapabilityCell, CapabilityColumn, CapabilityRow, Holding, SetName } from './capability-rows.ts'

/** In a cell. */
export const holdingWords: Record<Holding, Message> = {
  has: msg`has`,
  extra: msg`extra`,
  asleep: msg`may raise`,
  'may-gain': msg`may gain`,
  barred: msg`barred`,
  lost: msg`lost`,
  unknown: msg`gone`,
}

const holdingMeanings: Record<Exclude<Holding, 'unknown'>, Message> = {
  has: msg`It is in force, as Docker gives it by default.`,
  extra: msg`It is in force, and Docker’s default set doesn’t have it.`,
  asleep: msg`It is permitted but not in force: the process can turn it on by itself.`,
  'may-gain': msg`It isn’t permitted to this process, but a program it runs may get it: as root any program, as another user one that is setuid root or whose file carries the capability.`,
  barred: msg`The sets would let a program it runs get it, but no-new-privileges is on: whatever is run gets no more than its caller was permitted, setuid, file capabilities and root included.`,
  lost: msg`No program it runs can get it.`,
}

/** Before a list of capabilities. */
export const holdingLists: Record<Exclude<Holding, 'unknown'>, Message> = {
  has: msg`Has, as Docker gives it by default`,
  extra: msg`Has, beyond Docker’s default`,
  asleep: msg`May turn on by itself`,
  'may-gain': msg`May gain from a program it runs (as root any, as another user one that is setuid root or carries the capability)`,
  barred: msg`Within its bounds, but barred by no-new-privileges`,
  lost: msg`Lost: no program it runs can get it`,
}

const setNames: Record<SetName, Message> = {
  effective: msg`effective`,
  permitted: msg`permitted`,
  inheritable: msg`inheritable`,
  bounding: msg`bounding`,
  ambient: msg`ambient`,
}

const seccompWords = [msg`no filter`, msg`strict`, msg`filter`] as const

export function seccompOf({ seccomp }: PicturedProcess): Message {
  return seccompWords[seccomp] ?? msg`unknown`
}

/** One cell in sentences. */
export function tellHolding(row: CapabilityRow, column: CapabilityColumn, cell: CapabilityCell): Message {
  if (cell.holding === 'unknown') {
    return msg`${column.name}: its first process was not found. It may just have ended.`
  }
  const where =
    cell.in.length > 0
      ? msg`In its sets: ${joined(cell.in.map((name) => setNames[name]))}.`
      : msg`In none of its sets.`
  return msg`${fullCapabilityName(row.number)} in ${column.name}: ${holdingMeanings[cell.holding]} ${where}`
}

/** What Docker does with a capability. */
export function tellDefault({ number, isDefault }: CapabilityRow): Message {
  const name = fullCapabilityName(number)
  return isDefault
    ? msg`${name}: Docker gives it to every container that doesn’t ask otherwise.`
    : msg`${name}: Docker gives it only to containers that ask for it, or that are privileged.`
}

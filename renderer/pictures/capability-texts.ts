import type { PicturedProcess } from '../../contract/picture.ts'
import type { CapabilityCell, CapabilityColumn, CapabilityRow, Holding } from './capability-rows.ts'

/** In a cell. */
export const holdingWords: Record<Holding, string> = {
  has: 'has',
  extra: 'extra',
  asleep: 'may raise',
  'may-gain': 'may gain',
  barred: 'barred',
  lost: 'lost',
  unknown: 'gone',
}

const holdingMeanings: Record<Exclude<Holding, 'unknown'>, string> = {
  has: 'It is in force, as Docker gives it by default.',
  extra: 'It is in force, and Docker’s default set doesn’t have it.',
  asleep: 'It is permitted but not in force: the process can turn it on by itself.',
  'may-gain':
    'It isn’t permitted to this process, but a program it runs may get it: as root any program, as another user one that is setuid root or whose file carries the capability.',
  barred:
    'The sets would let a program it runs get it, but no-new-privileges is on: whatever is run gets no more than its caller was permitted, setuid, file capabilities and root included.',
  lost: 'No program it runs can get it.',
}

/** Before a list of capabilities. */
export const holdingLists: Record<Exclude<Holding, 'unknown'>, string> = {
  has: 'Has, as Docker gives it by default',
  extra: 'Has, beyond Docker’s default',
  asleep: 'May turn on by itself',
  'may-gain':
    'May gain from a program it runs (as root any, as another user one that is setuid root or carries the capability)',
  barred: 'Within its bounds, but barred by no-new-privileges',
  lost: 'Lost: no program it runs can get it',
}

const seccompWords = ['no filter', 'strict', 'filter'] as const

export function seccompOf({ seccomp }: PicturedProcess): string {
  return seccompWords[seccomp] ?? 'unknown'
}

/** One cell in sentences. */
export function tellHolding(row: CapabilityRow, column: CapabilityColumn, cell: CapabilityCell): string {
  if (cell.holding === 'unknown')
    return `${column.name}: its first process was not found. It may just have ended.`
  const where = cell.in.length > 0 ? `In its sets: ${cell.in.join(', ')}.` : 'In none of its sets.'
  return `${fullName(row)} in ${column.name}: ${holdingMeanings[cell.holding]} ${where}`
}

/** As programs and manuals write it. */
export function fullName({ name }: CapabilityRow): string {
  return name.startsWith('number') ? `Capability ${name}` : `CAP_${name}`
}

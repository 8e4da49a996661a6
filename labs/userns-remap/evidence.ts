import { type Evidence, type Message, msg, verbatim } from '../../contract/index.ts'
import { idMapInWords, isRemapped } from './id-ranges.ts'
import type { ContainerSeen, Facts, Mapping } from './observation.ts'

export function saw(at: string, tried: Message, expected: Message, got: Message): Evidence {
  return { tried, from: 'master', expected, got, at }
}

/** What a program or the daemon said, or what is to be said where it kept silent. */
export function textOr(text: string, otherwise: Message): Message {
  return text === '' ? otherwise : verbatim(text)
}

export function mappingInWords(mapping: Mapping | null): Message {
  if (!mapping) return msg`no process`
  const { uids, gids, uid } = mapping
  const users = idMapInWords(uids)
  return JSON.stringify(uids) === JSON.stringify(gids)
    ? msg`runs as user ${uid} of master; users: ${users}`
    : msg`runs as user ${uid} of master; users: ${users}; groups: ${idMapInWords(gids)}`
}

export function factsInWords(facts: Facts | null): Message {
  if (!facts) return msg`not there`
  const mode = facts.mode.toString(8).padStart(4, '0')
  return msg`${facts.path}: user ${facts.uid}, group ${facts.gid}, mode ${mode}`
}

/** Whether a process runs in it, and its root is nobody outside. */
export function isMapped({ mapping }: Pick<ContainerSeen, 'mapping'>): boolean {
  return mapping !== null && isRemapped(mapping)
}

import type { AuditedItem, AuditReport } from '../../../contract/audit/report.ts'
import { isMessage, type Message } from '../../../contract/message.ts'

/** What an audit saw of what may be declared. */
export interface Suggestions {
  services: string[]
  ports: string[]
  registries: string[]
}

/** So many names are offered; whoever has more writes them. */
const MOST = 12

/** From what was found wrong, and from what was looked at where nothing is. Pure. */
export function suggestionsOf({ items }: Pick<AuditReport, 'items'>): Suggestions {
  const of = (id: string) => items.find((item) => item.id === id)
  const found = [...subjectsOf(of('N5')), ...subjectsOf(of('H2'))]
  return {
    services: some([
      ...found.flatMap((subject) => /^service:(\S+)$/.exec(subject)?.[1] ?? []),
      ...seenBy(of('H2')).filter((name) => /^\S+\.service$/.test(name)),
    ]),
    ports: some([
      ...found.flatMap((subject) => portOf(/^port:(tcp|udp)\/(\d+)$/.exec(subject))),
      ...seenBy(of('N5')).flatMap((text) => portOf(/:(\d+)\/(tcp|udp) \(/.exec(text))),
    ]),
    // Where there is one, its name has a dot, a port, or is this machine.
    registries: some(seenBy(of('I1')).filter((name) => /^(localhost|\S*[.:]\S*)$/.test(name))),
  }
}

const subjectsOf = (item: AuditedItem | undefined): string[] =>
  item?.findings.map(({ subject }) => subject) ?? []

/** The names in what an item's looks saw first. */
const seenBy = (item: AuditedItem | undefined): string[] => namesIn(item?.looked[0]?.got)

function namesIn(message: Message | undefined): string[] {
  return (message?.values ?? []).flatMap((value) =>
    isMessage(value) ? namesIn(value) : typeof value === 'string' ? [value] : [],
  )
}

function portOf(match: RegExpExecArray | null): string[] {
  const [, one = '', other = ''] = match ?? []
  if (!match) return []
  return [/^\d/.test(one) ? `${one}/${other}` : `${other}/${one}`]
}

const some = (names: readonly string[]): string[] => [...new Set(names)].slice(0, MOST)
